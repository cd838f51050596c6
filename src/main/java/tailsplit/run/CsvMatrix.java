package tailsplit.run;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tailsplit.file.CsvText;
import tailsplit.file.UnreadableFile;

/** A matrix in a CSV file, without a header. */
record CsvMatrix(Path file) {
    void write(float[][] values) {
        CsvText.write(file, Stream.of(values).map(CsvNumber::of));
    }

    /**
     * No rows where there is no file.
     *
     * @throws tailsplit.file.InvalidInputException where it holds anything but rows of as many numbers each
     */
    double[][] read() {
        List<List<String>> rows = CsvText.read(file);
        double[][] values = new double[rows.size()][];
        for (int r = 0; r < values.length; r++) {
            List<String> row = rows.get(r);
            if (row.size() != rows.getFirst().size()) {
                throw UnreadableFile.row(file, r + 1, row.size() + " cells", rows.getFirst().size() + " cells");
            }
            try {
                values[r] = row.stream().mapToDouble(CsvNumber::toDouble).toArray();
            } catch (NumberFormatException e) {
                throw UnreadableFile.row(file, r + 1, String.join(",", row), "numbers");
            }
        }
        return values;
    }
}

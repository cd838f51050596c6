package tailsplit.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A CSV file whose rows stand for values. */
record CsvFile<R>(Path path, RowFormat<R> format) {
    void append(List<R> values) {
        CsvText.append(path, format.header(), values.stream().map(format::cells));
    }

    void write(List<R> values) {
        CsvText.write(path, Stream.concat(Stream.of(format.header()), values.stream().map(format::cells)));
    }

    /** All values; none where there is no file. */
    List<R> read() {
        List<List<String>> rows = CsvText.read(path);
        if (!rows.isEmpty() && !rows.getFirst().equals(format.header())) {
            throw InvalidFile.row(path, 1, String.join(",", rows.getFirst()), String.join(",", format.header()));
        }
        List<R> values = new ArrayList<>();
        for (int row = 2; row <= rows.size(); row++) {
            values.add(value(rows.get(row - 1), row));
        }
        return values;
    }

    private R value(List<String> cells, int row) {
        if (cells.size() != format.header().size()) {
            throw InvalidFile.row(path, row, cells.size() + " cells", format.header().size() + " cells");
        }
        try {
            return format.value(cells);
        } catch (IllegalArgumentException e) {
            throw InvalidFile.row(path, row, String.join(",", cells), "numbers");
        }
    }
}

package tailsplit.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tailsplit.file.CsvText;
import tailsplit.file.UnreadableFile;

/**
 * A CSV file whose rows stand for values. A file of another version may have fewer columns or more: a column is found by its
 * name, what is not there is not known, and a column without meaning here is passed over.
 */
record CsvFile<R>(Path path, RowFormat<R> format) {
    /** A file that another version began keeps its columns, and gets those that it lacks. */
    void append(List<R> values) {
        List<String> own = format.header();
        List<String> found = CsvText.header(path).orElse(own);
        List<String> header = Columns.union(found, own);
        if (!header.equals(found)) {
            CsvText.write(path, Stream.concat(Stream.of(header), rows(header).stream()));
        }
        Columns columns = Columns.of(own, header);
        CsvText.append(path, header, values.stream().map(format::cells).map(columns::of));
    }

    void write(List<R> values) {
        CsvText.write(path, Stream.concat(Stream.of(format.header()), values.stream().map(format::cells)));
    }

    /** All values; none where there is no file. */
    List<R> read() {
        List<List<String>> rows = rows(format.header());
        List<R> values = new ArrayList<>();
        for (int row = 2; row <= rows.size() + 1; row++) {
            values.add(value(rows.get(row - 2), row));
        }
        return values;
    }

    /** The rows, without the file's header, as they are under another one. */
    private List<List<String>> rows(List<String> header) {
        List<List<String>> rows = CsvText.read(path);
        if (rows.isEmpty()) {
            return rows;
        }
        List<String> found = rows.getFirst();
        if (!found.containsAll(format.needed())) {
            throw UnreadableFile.row(path, 1, String.join(",", found), String.join(",", format.header()));
        }
        for (int row = 2; row <= rows.size(); row++) {
            int cells = rows.get(row - 1).size();
            if (cells != found.size()) {
                throw UnreadableFile.row(path, row, cells + " cells", found.size() + " cells");
            }
        }
        Columns columns = Columns.of(found, header);
        return rows.stream().skip(1).map(columns::of).toList();
    }

    private R value(List<String> cells, int row) {
        try {
            return format.value(cells);
        } catch (IllegalArgumentException e) {
            throw UnreadableFile.row(path, row, String.join(",", cells), "numbers");
        }
    }
}

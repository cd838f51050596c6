package tailsplit.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tailsplit.results.ResultCell;
import tailsplit.results.ResultTable;

/** Tables in columns of characters. */
final class TextTable {
    private static final String BETWEEN = "  ";

    private TextTable() {}

    static void print(ResultTable table, PrintStream out) {
        List<List<String>> rows = new ArrayList<>();
        if (table.columns().stream().anyMatch(column -> !column.group().isEmpty())) {
            rows.add(Stream.concat(table.labels().stream().map(_ -> ""), groups(table).stream()).toList());
        }
        rows.add(Stream.concat(table.labels().stream(), table.columns().stream().map(ResultTable.Column::name)).toList());
        table.rows().forEach(row -> rows.add(Stream.concat(row.labels().stream(), row.cells().stream().map(ResultCell::text)).toList()));
        out.println(table.title() + ". " + table.metric() + ".");
        print(rows, table.labels().size(), out);
        table.notes().forEach(note -> out.println("  " + note));
    }

    /**
     * @param rows each with as many cells
     * @param left how many of them, the first, are set flush left
     */
    static void print(List<List<String>> rows, int left, PrintStream out) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                line.append(c == 0 ? "" : BETWEEN).append(padded(row.get(c), widths[c], c < left));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** Each once, over its first column. */
    private static List<String> groups(ResultTable table) {
        List<String> groups = new ArrayList<>();
        String last = "";
        for (ResultTable.Column column : table.columns()) {
            groups.add(column.group().equals(last) ? "" : column.group());
            last = column.group();
        }
        return groups;
    }

    private static String padded(String text, int width, boolean left) {
        String space = " ".repeat(width - text.length());
        return left ? text + space : space + text;
    }
}

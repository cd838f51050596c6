package tailsplit.workbench.guide;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a table's width is shared: no column is narrower than its longest word, and what is left goes to those with more text. */
final class ColumnWidths {
    /** In pixels: the narrowest table, a letter, and the space around the words of a cell. */
    private static final double TABLE = 600;
    private static final double LETTER = 7.6;
    private static final double AROUND = 24;
    private static final int LONGEST_LINE = 80;

    private ColumnWidths() {}

    /** @param rows each with a text for each column */
    static double[] percent(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        double[] least = new double[columns];
        double[] more = new double[columns];
        for (int x = 0; x < columns; x++) {
            int column = x;
            int line = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
            int word = rows.stream().flatMap(row -> Stream.of(row.get(column).split(" "))).mapToInt(String::length).max().orElse(0);
            least[x] = AROUND + LETTER * word;
            more[x] = LETTER * (Math.min(line, LONGEST_LINE) - Math.min(word, LONGEST_LINE));
        }
        double rest = Math.max(0, TABLE - Arrays.stream(least).sum()) / Math.max(1, Arrays.stream(more).sum());
        double[] widths = IntStream.range(0, columns).mapToDouble(x -> least[x] + rest * more[x]).toArray();
        double total = Arrays.stream(widths).sum();
        return Arrays.stream(widths).map(width -> 100 * width / total).toArray();
    }
}

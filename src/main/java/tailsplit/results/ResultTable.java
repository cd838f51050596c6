package tailsplit.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of results as it is shown.
 *
 * @param metric  what its numbers are, with the epochs that count
 * @param labels  the headings of the labels of the rows
 * @param columns in groups
 * @param rows    each with as many cells as there are columns
 * @param remarks on the table as a whole, sentences without a full stop
 */
public record ResultTable(String title, String metric, List<String> labels, List<Column> columns, List<Row> rows, List<String> remarks) {
    public ResultTable {
        labels = List.copyOf(labels);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }

    /** @param group a heading that neighbours share, "" for none */
    public record Column(String group, String name) {}

    public record Row(List<String> labels, List<ResultCell> cells) {}

    public static ResultTable of(String title, List<Observation> observations, TableLayout layout) {
        return of(title, observations, layout, List.of(), new AdjustedScores(_ -> Optional.empty()));
    }

    /** @param arms scores after adjustments that are shown besides: as columns where methods stand side by side, else as rows */
    public static ResultTable of(String title, List<Observation> observations, TableLayout layout, List<AdjustedArm> arms,
            AdjustedScores adjusted) {
        return new TableBuilder(observations, layout, arms, adjusted).table(title);
    }

    /** Of a column of runs, the one with the paper's numbers for it. */
    public OptionalInt paperOf(int column) {
        Column runs = columns.get(column);
        return IntStream.range(0, columns.size()).filter(c -> columns.get(c).group().equals(runs.group())
                && columns.get(c).name().equalsIgnoreCase("Paper " + runs.name())).findFirst();
    }

    /** The remarks, then those on the cells. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(remarks);
        for (Row row : rows) {
            for (int c = 0; c < columns.size(); c++) {
                String where = Stream.of(row.labels(), List.of(columns.get(c).group(), columns.get(c).name())).flatMap(List::stream)
                        .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
                row.cells().get(c).remark().ifPresent(note -> notes.add(where + ": " + note));
            }
        }
        return notes;
    }
}

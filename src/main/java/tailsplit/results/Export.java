package tailsplit.results;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tailsplit.experiment.Settings;
import tailsplit.file.UserFile;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.metric.Scores;
import tailsplit.run.RunState;
import tailsplit.run.ScoredEpoch;
import tailsplit.run.Standing;
import tailsplit.setting.Setting;

/** Results as files. Every method throws {@link tailsplit.file.InvalidInputException} where a file cannot be written. */
public final class Export {
    private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    private static final String FORMULA = "=+-@\t\r\n";

    private Export() {}

    /** The table as shown: two rows of headings, then a row each. */
    public static void csv(ResultTable table, Path file) {
        UserFile.write(file, csv(table));
    }

    static String csv(ResultTable table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(table.labels().stream().map(_ -> ""),
                table.columns().stream().map(column -> safe(column.group()))).toList());
        rows.add(Stream.concat(table.labels().stream(), table.columns().stream().map(ResultTable.Column::name)).map(Export::safe).toList());
        table.rows().forEach(row -> rows.add(
                Stream.concat(row.labels().stream().map(Export::safe), row.cells().stream().map(ResultCell::text)).toList()));
        return print(rows);
    }

    /**
     * One row a run and kind of epoch, with every setting and score; scores are fractions from 0 to 1, empty where there
     * is none.
     */
    public static void tidyCsv(List<Observation> observations, Path file) {
        UserFile.write(file, tidyCsv(observations));
    }

    static String tidyCsv(List<Observation> observations) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of(Stream.of("run", "outcome"), Settings.ALL.stream().map(Setting::key), Stream.of("selection", "epoch"),
                Metrics.ALL.stream().map(Metric::key)).flatMap(each -> each).toList());
        for (Observation observation : observations) {
            List<String> start = new ArrayList<>(List.of(
                    safe(observation.run().map(run -> run.run()).orElse("")), safe(outcome(observation.standing()))));
            Settings.ALL.forEach(setting -> start.add(cell(setting, observation)));
            List<ScoredEpoch> epochs = observation.finished().stream()
                    .flatMap(result -> Stream.of(Selection.values()).flatMap(selection -> selection.of(result).stream())).toList();
            epochs.forEach(epoch -> rows.add(Stream.concat(start.stream(), scores(observation, epoch)).toList()));
            if (epochs.isEmpty()) {
                rows.add(Stream.concat(start.stream(), Stream.generate(() -> "").limit(2 + Metrics.ALL.size())).toList());
            }
        }
        return print(rows);
    }

    /** The scores of a run that has finished have columns of their own. */
    private static String outcome(Standing standing) {
        return standing.state() == RunState.FINISHED ? standing.state().label() : standing.text();
    }

    /** A document that compiles as it is; the table in it is marked by comments. */
    public static void latex(ResultTable table, Path file) {
        UserFile.write(file, Latex.document(table));
    }

    public static void markdown(ResultTable table, Path file) {
        UserFile.write(file, markdown(table));
    }

    static String markdown(ResultTable table) {
        List<String> heads = Stream.concat(table.labels().stream(), table.columns().stream()
                .map(column -> (column.group().isEmpty() ? "" : column.group() + ": ") + column.name())).map(Export::markdown).toList();
        StringBuilder text = new StringBuilder("**%s**. %s.\n\n".formatted(markdown(table.title()), markdown(table.metric())));
        text.append("| ").append(String.join(" | ", heads)).append(" |\n|").append("---|".repeat(table.labels().size()))
                .append("---:|".repeat(table.columns().size())).append('\n');
        for (ResultTable.Row row : table.rows()) {
            text.append("| ").append(Stream.concat(row.labels().stream().map(Export::markdown), row.cells().stream().map(Export::markdown))
                    .collect(Collectors.joining(" | "))).append(" |\n");
        }
        if (!table.notes().isEmpty()) {
            text.append('\n');
            table.notes().forEach(note -> text.append("- ").append(markdown(note)).append('\n'));
        }
        return text.toString();
    }

    private static String markdown(ResultCell cell) {
        String text = markdown(cell.text());
        return cell instanceof ResultCell.Score score && score.best() ? "**" + text + "**" : text;
    }

    private static String markdown(String text) {
        return text.replaceAll("([\\\\|*_`<>\\[\\]])", "\\\\$1").replaceAll("\\s*[\r\n]+\\s*", " ");
    }

    private static <T> String cell(Setting<T> setting, Observation observation) {
        T value = observation.asked().get(setting);
        return value instanceof String text ? safe(text) : observation.asked().text(setting);
    }

    private static Stream<String> scores(Observation observation, ScoredEpoch epoch) {
        Scores scores = observation.scores(epoch);
        return Stream.concat(Stream.of(epoch.selection(), String.valueOf(epoch.epoch())), Metrics.ALL.stream()
                .map(scores::of).map(score -> Double.isNaN(score) ? "" : String.valueOf(score)));
    }

    /** A spreadsheet would take the text for a formula: an apostrophe in front makes it text. */
    static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    static String print(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
            for (List<String> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return text.toString();
    }
}

package tailsplit.command;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.protocol.ExitCode;
import tailsplit.results.AdjustedArm;
import tailsplit.results.AdjustedScores;
import tailsplit.results.ClassCounts;
import tailsplit.results.Export;
import tailsplit.results.Observation;
import tailsplit.results.ResultTable;
import tailsplit.results.Selection;
import tailsplit.results.TableLayout;
import tailsplit.setting.Setting;

/** {@code tailsplit results}. */
@Command(name = "results", mixinStandardHelpOptions = true, description = {
    "Shows the results of a workspace as a table, and writes them to files.",
    "Runs that differ in their seeds only are averaged: mean, sample standard deviation, number of runs.",
    "An asterisk marks a number of the paper with something to be said about it, below the table."
})
final class ResultsCommand implements Callable<Integer> {
    private static final String NONE = "none";

    @Mixin
    private ObservedRuns observed;

    @Option(names = "--rows", split = ",", paramLabel = "KEY", description = "Settings that tell rows apart, such as loss.name,rule.name.")
    private List<String> rows = List.of();

    @Option(names = "--columns", split = ",", paramLabel = "KEY",
            description = "Settings that tell columns apart, such as imbalance.factor.")
    private List<String> columns = List.of();

    @Option(names = "--metric", split = ",", paramLabel = "METRIC", completionCandidates = MetricKeys.class, description = {
        "Of ${COMPLETION-CANDIDATES}; several stand side by side.",
        "Default: accuracy; for Table 4 macro-auc,accuracy."})
    private List<String> metrics = List.of();

    @Option(names = "--epoch", paramLabel = "WHICH",
            description = "last, test-selected (the best on the test images) or validation-selected (default: last).")
    private String epoch = Selection.LAST.label();

    @Option(names = "--paper", paramLabel = "DATASET",
            description = {
        "The paper's numbers to show beside: cifar10, cifar100, octmnist or none.",
        "Default: those of the runs' own data set, or of the paper's experiment that the ablation repeats."})
    private Optional<String> paper = Optional.empty();

    @Option(names = "--adjust", paramLabel = "WHAT", description = {
        "Shows what runs would score after an adjustment without training, too; may be given several times.",
        "plan: the class scores less log SN, of the splits' own plans; plan=5,3,2,...: of this plan;",
        "logit-adjustment=TAU or tau-normalisation=TAU, as 'tailsplit evaluate' has them.",
        "Plan and logit adjustment are worked out from the last epoch's predictions.csv, all else is what evaluations.csv holds."})
    private List<String> adjust = List.of();

    @Mixin
    private DataHomeOption data;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes a row for each run, with every setting and score.")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--table-csv", paramLabel = "FILE", description = "Writes the table as shown.")
    private Optional<Path> tableCsv = Optional.empty();

    @Option(names = "--latex", paramLabel = "FILE", description = "Writes the table as a LaTeX document that compiles as it is.")
    private Optional<Path> latex = Optional.empty();

    @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the table in Markdown.")
    private Optional<Path> markdown = Optional.empty();

    static final class MetricKeys implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Metrics.ALL.stream().map(Metric::key).iterator();
        }
    }

    @Override
    public Integer call() {
        ObservedRuns.Found found = observed.read();
        List<Observation> observations = found.observations();
        ResultTable table = ResultTable.of(found.title(), observations, layout(found), adjust.stream().map(AdjustedArm::of).toList(),
                new AdjustedScores(new ClassCounts(source -> ReadingDisplay.load(source, data.folder()))));
        TextTable.print(table, System.out);
        write(observations, table);
        return ExitCode.DONE;
    }

    private TableLayout layout(ObservedRuns.Found found) {
        List<Metric> shown = metrics.stream().map(key -> choice("--metric", key, Metrics.ALL, Metric::key)).distinct().toList();
        Selection counted = choice("--epoch", epoch, List.of(Selection.values()), Selection::label);
        TableLayout automatic = found.layout(shown, counted);
        List<Setting<?>> rowAxes = rows.isEmpty() ? automatic.rows() : settings("--rows", rows);
        List<Setting<?>> columnAxes = columns.isEmpty() ? automatic.columns() : settings("--columns", columns);
        boolean named = Stream.concat(rowAxes.stream(), columnAxes.stream()).anyMatch(Settings.SPLITTING_METHOD::equals);
        TableLayout layout = new TableLayout(rowAxes.stream().filter(axis -> !columnAxes.contains(axis)).toList(), columnAxes,
                automatic.comparison() && !named, automatic.metrics(), counted, automatic.paper());
        return paper.map(name -> choice("--paper", name, papers(), each -> each))
                .map(name -> layout.withPaper(Optional.of(name).filter(each -> !each.equals(NONE)))).orElse(layout);
    }

    private static List<String> papers() {
        return Stream.concat(TableLayout.PAPER.stream(), Stream.of(NONE)).toList();
    }

    private static List<Setting<?>> settings(String option, List<String> keys) {
        return keys.stream().<Setting<?>>map(key -> Settings.byKey(key.strip()).orElseThrow(() -> new InvalidInputException(
                "%s: found %s; allowed: keys of settings, such as loss.name; 'tailsplit settings' lists them"
                .formatted(option, key)))).toList();
    }

    private static <T> T choice(String option, String given, List<T> values, Function<T, String> name) {
        return values.stream().filter(value -> name.apply(value).equals(given)).findFirst().orElseThrow(() ->
                new InvalidInputException("%s: found %s; allowed: %s".formatted(option, given,
                        values.stream().map(name).collect(Collectors.joining(", ")))));
    }

    private void write(List<Observation> observations, ResultTable table) {
        csv.ifPresent(file -> Export.tidyCsv(observations, file));
        tableCsv.ifPresent(file -> Export.csv(table, file));
        latex.ifPresent(file -> Export.latex(table, file));
        markdown.ifPresent(file -> Export.markdown(table, file));
    }
}

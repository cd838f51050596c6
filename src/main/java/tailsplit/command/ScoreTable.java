package tailsplit.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.results.Names;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.RunResult;
import tailsplit.run.ScoredEpoch;

/** Scores in columns of characters, by the metrics that are known of any of them. */
final class ScoreTable {
    private ScoreTable() {}

    /** A line for each metric, a column for each kind of epoch. */
    static void print(RunResult result, PrintStream out) {
        Map<String, ScoredEpoch> epochs = new LinkedHashMap<>();
        result.last().ifPresent(epoch -> epochs.put("last", epoch));
        result.best().ifPresent(epoch -> epochs.put("best, test-selected", epoch));
        result.validationSelected().ifPresent(epoch -> epochs.put("validation-selected", epoch));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("", epochs.keySet().stream()));
        rows.add(row("Epoch", epochs.values().stream().map(epoch -> String.valueOf(epoch.epoch()))));
        Metrics.ALL.stream().filter(metric -> epochs.values().stream().anyMatch(epoch -> epoch.scores().knows(metric)))
                .forEach(metric -> rows.add(row(metric.label(), epochs.values().stream().map(epoch -> epoch.scores().text(metric)))));
        TextTable.print(rows, 1, out);
    }

    /** A line for each evaluation, a column for each metric. */
    static void print(List<EvaluationRecord> evaluations, PrintStream out) {
        List<Metric> metrics = Metrics.OF_PROBABILITIES.stream()
                .filter(metric -> evaluations.stream().anyMatch(each -> each.scores().knows(metric))).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of("Decided by", "Adjustment", "tau"), metrics.stream().map(Metric::shortLabel)).toList());
        for (EvaluationRecord each : evaluations) {
            rows.add(Stream.concat(Stream.of(Names.decider(each), Names.sentence(each),
                    each.hasTau() ? String.valueOf(each.tau()) : ""), metrics.stream().map(each.scores()::text)).toList());
        }
        TextTable.print(rows, 2, out);
    }

    private static List<String> row(String label, Stream<String> cells) {
        return Stream.concat(Stream.of(label), cells).toList();
    }
}

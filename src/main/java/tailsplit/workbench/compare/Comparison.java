package tailsplit.workbench.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.experiment.Relevance;
import tailsplit.experiment.Settings;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.metric.Scores;
import tailsplit.results.Names;
import tailsplit.run.Provenance;
import tailsplit.run.ScoredEpoch;
import tailsplit.setting.Setting;
import tailsplit.splitting.SplittingMethod;
import tailsplit.workbench.chart.DifferenceFigure;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.HeatFigure;

/**
 * Runs side by side.
 *
 * @param names what sets each run apart from the others
 */
record Comparison(List<ComparedRun> runs, List<String> names) {
    static final Comparison NONE = new Comparison(List.of(), List.of());
    private static final String DASH = "\u2013";

    /**
     * A line of the table.
     *
     * @param values one for each run
     * @param best   whether each is the best of them
     */
    record Line(String label, List<String> values, List<Boolean> best) {
        static Line of(String label, List<String> values) {
            return new Line(label, values, values.stream().map(_ -> false).toList());
        }

        boolean differs() {
            return values.stream().distinct().count() > 1;
        }
    }

    static Comparison of(List<ComparedRun> runs) {
        return new Comparison(List.copyOf(runs), EpochCurves.names(
                runs.stream().map(ComparedRun::configuration).toList(), runs.stream().map(ComparedRun::run).toList()));
    }

    /** The first run without splitting, else the first. */
    int reference() {
        return IntStream.range(0, runs.size()).filter(i ->
                runs.get(i).configuration().get(Settings.SPLITTING_METHOD) == SplittingMethod.NONE).findFirst().orElse(0);
    }

    /** One line for each run that has the curve. */
    Figure curve(EpochCurve curve) {
        return EpochCurves.figure(curve, names, runs.stream().map(ComparedRun::epochs).toList());
    }

    /** Each other run's accuracy less the reference's, class by class, in the latest epochs. */
    Figure classDifferences(int reference) {
        ComparedRun base = runs.get(reference);
        if (base.latestClassAccuracy().isEmpty()) {
            return Figure.empty("No epoch of %s has ended yet".formatted(names.get(reference)));
        }
        List<DifferenceFigure.Series> series = IntStream.range(0, runs.size())
                .filter(i -> i != reference && isComparable(runs.get(i), base))
                .mapToObj(i -> new DifferenceFigure.Series(names.get(i), EpochCurves.colour(i), difference(runs.get(i), base))).toList();
        return series.isEmpty() ? Figure.empty("The other runs have other classes, or no epoch yet")
                : new DifferenceFigure("Per-class accuracy less that of " + names.get(reference), base.classNames(), series);
    }

    private static boolean isComparable(ComparedRun run, ComparedRun base) {
        return run.latestClassAccuracy().isPresent() && run.classNames().equals(base.classNames());
    }

    private static double[] difference(ComparedRun run, ComparedRun base) {
        List<Double> accuracy = run.latestClassAccuracy().orElseThrow();
        List<Double> before = base.latestClassAccuracy().orElseThrow();
        return IntStream.range(0, before.size()).mapToDouble(c -> accuracy.get(c) - before.get(c)).toArray();
    }

    /** A matrix for each run: the share of each true class's images that were taken for each class. */
    List<Figure> confusions() {
        return IntStream.range(0, runs.size()).<Figure>mapToObj(i -> runs.get(i).confusion()
                .<Figure>map(confusion -> new HeatFigure(names.get(i), runs.get(i).classNames(),
                        runs.get(i).classNames(), "taken for", shares(confusion), 0, 1))
                .orElse(Figure.empty("Once the run has ended"))).toList();
    }

    private static double[][] shares(int[][] confusion) {
        return Arrays.stream(confusion).map(row -> {
            double images = Arrays.stream(row).sum();
            return Arrays.stream(row).mapToDouble(count -> images == 0 ? Double.NaN : count / images).toArray();
        }).toArray(double[][]::new);
    }

    /** Scores, then the settings that differ, then what differs in how the runs were computed. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Metrics.ALL.stream().filter(metric -> scores().anyMatch(scores -> scores.knows(metric)))
                .forEach(metric -> lines.add(score(metric)));
        Names.differing(runs.stream().map(ComparedRun::configuration).toList()).forEach(setting -> lines.add(setting(setting)));
        Stream.of(computed("Epochs done", run -> String.valueOf(run.epochs().size())), provenance("Device", Provenance::device),
                        provenance("GPU", from -> from.gpu().orElse("")),
                        provenance("Threads", from -> String.valueOf(from.threads())), provenance("Precision", Provenance::precision),
                        provenance("Tailsplit", Provenance::tailsplit), provenance("libtorch", Provenance::pytorch),
                        provenance("Processor", Provenance::processor))
                .filter(Line::differs).forEach(lines::add);
        return lines;
    }

    /** Of each run's last epoch, none known where there is none. */
    private Stream<Scores> scores() {
        return runs.stream().map(run -> run.last().map(ScoredEpoch::scores).orElse(Scores.NONE));
    }

    private static Scores scores(ComparedRun run) {
        Scores known = run.last().map(ScoredEpoch::scores).orElse(Scores.NONE);
        return run.configuration().get(Settings.SPLITTING_METHOD) == SplittingMethod.NONE ? known.withoutSplitting() : known;
    }

    private Line score(Metric metric) {
        double[] values = runs.stream().mapToDouble(run -> scores(run).of(metric)).toArray();
        double sign = metric.higherIsBetter() ? 1 : -1;
        double best = Arrays.stream(values).filter(Double::isFinite).map(each -> sign * each).max().orElse(Double.NaN);
        boolean same = Arrays.stream(values).distinct().count() == 1;
        return new Line(metric.label(), Arrays.stream(values).mapToObj(metric::text).toList(),
                Arrays.stream(values).mapToObj(each -> !same && sign * each == best).toList());
    }

    private Line setting(Setting<?> setting) {
        return computed(setting.label(), run -> Relevance.matters(setting, run.configuration())
                ? Names.value(setting, run.configuration()) : DASH);
    }

    private Line provenance(String label, Function<Provenance, String> value) {
        return computed(label, run -> run.provenance().map(value).orElse(DASH));
    }

    private Line computed(String label, Function<ComparedRun, String> value) {
        return Line.of(label, runs.stream().map(value).toList());
    }
}

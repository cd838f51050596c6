package tailsplit.workbench.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import tailsplit.experiment.Settings;
import tailsplit.run.SplitRecord;
import tailsplit.splitting.Mapper;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.LineFigure;
import tailsplit.workbench.chart.LineFigure.Series;
import tailsplit.workbench.chart.Palette;

/**
 * What the split of a run really does, over epochs and for each class that is split. Of many classes their mean is shown, and the
 * two that are farthest apart in the last epoch.
 *
 * @param note      what has to be known before all else; "" for nothing
 * @param findings  of the last epoch
 * @param shift     that the network makes, and the plan's
 * @param changed   share of pseudo-labels
 * @param evenness  entropy of the images over the subclasses, over its largest
 * @param predicted share of pseudo-labels
 * @param dead      share of the label mapper's hidden units
 */
record SplitFigures(String note, List<Finding> findings, Figure shift, Figure changed, Figure evenness, Figure predicted, Figure dead) {
    /** Curves that can be told apart. */
    private static final int MOST_CLASSES = 8;
    private static final String UNDER_WAY = "The first epoch is under way";
    private static final String NOT_RECORDED = "An older version trained this run and did not record it";

    static SplitFigures of(RunSnapshot run) {
        if (run.epochs().isEmpty()) {
            return nothing(UNDER_WAY);
        }
        if (run.subclasses().isEmpty()) {
            return nothing("This run splits no classes");
        }
        if (run.splits().splitClasses().isEmpty()) {
            return nothing("Every class has one subclass");
        }
        boolean recorded = run.splits().hasShift();
        String note = recorded ? ""
                : "An older version trained this run: the shift was not recorded, and is taken for what it can be at most.";
        return new SplitFigures(note, SplitFindings.of(run).map(SplitFindings::sentences).orElse(List.of()),
                recorded ? shift(run) : Figure.empty(NOT_RECORDED),
                shares(run, "Pseudo-labels that change", SplitRecord::changed),
                shares(run, "Evenness of subclasses", SplitFigures::evenness),
                shares(run, "Pseudo-labels predicted", SplitRecord::predicted),
                dead(run));
    }

    private static SplitFigures nothing(String why) {
        Figure empty = Figure.empty(why);
        return new SplitFigures("", List.of(), empty, empty, empty, empty, empty);
    }

    private static double evenness(SplitRecord record) {
        return record.planShift() > 0 ? record.entropy() / record.planShift() : Double.NaN;
    }

    private static Figure shift(RunSnapshot run) {
        List<Series> series = new ArrayList<>();
        List<Curve> made = curves(run, SplitRecord::shift, record -> record.shift() / record.planShift());
        List<Curve> plan = curves(run, SplitRecord::planShift, record -> record.shift() / record.planShift());
        plan.forEach(curve -> series.add(new Series("plan of " + curve.name(), curve.colour(), true, false, curve.values())));
        made.forEach(curve -> series.add(new Series(curve.name(), curve.colour(), false, curve.values())));
        return new LineFigure("Shift of each class, dashed the plan's", run.splits().epochs(), run.lastEpoch(), series, false);
    }

    private static Figure shares(RunSnapshot run, String title, ToDoubleFunction<SplitRecord> value) {
        List<Curve> curves = curves(run, value, value);
        return curves.isEmpty() ? Figure.empty(run.splits().hasShift() ? "Known from the second epoch on" : NOT_RECORDED)
                : new LineFigure(title, run.splits().epochs(), run.lastEpoch(),
                        curves.stream().map(curve -> new Series(curve.name(), curve.colour(), false, curve.values())).toList(), true);
    }

    private static Figure dead(RunSnapshot run) {
        if (!(run.configuration().get(Settings.SPLITTING_MAPPER).of(run.configuration()) instanceof Mapper.Learned learned)) {
            return Figure.empty("This run has no label mapper");
        }
        double[] values = run.epochs().stream().mapToDouble(epoch -> epoch.deadUnits() / learned.hidden()).toArray();
        return Arrays.stream(values).noneMatch(Double::isFinite) ? Figure.empty(NOT_RECORDED)
                : new LineFigure("Dead hidden units of the label mapper", run.epochNumbers(), run.lastEpoch(),
                        List.of(new Series("of " + learned.hidden() + " hidden units", Palette.MAPPER, false, values)), true);
    }

    private record Curve(String name, Color colour, double[] values) {}

    /**
     * @param value of a class in an epoch
     * @param order by which the two classes are found that are farthest apart
     * @return none where nothing is known
     */
    private static List<Curve> curves(RunSnapshot run, ToDoubleFunction<SplitRecord> value, ToDoubleFunction<SplitRecord> order) {
        Map<Integer, double[]> values = run.splits().values(value);
        List<Integer> labels = run.splits().splitClasses().stream()
                .filter(label -> Arrays.stream(of(values, label)).anyMatch(Double::isFinite)).toList();
        if (labels.size() <= MOST_CLASSES) {
            return labels.stream().map(label -> curve(run, "", label, values)).toList();
        }
        Map<Integer, double[]> orders = run.splits().values(order);
        Comparator<Integer> byLatest = Comparator.comparingDouble(label -> latest(of(orders, label)).orElse(Double.NaN));
        List<Integer> known = labels.stream().filter(label -> latest(of(orders, label)).isPresent()).sorted(byLatest).toList();
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve("mean of %d classes".formatted(labels.size()), Palette.TRAIN, mean(labels, values)));
        if (!known.isEmpty()) {
            curves.add(curve(run, "most: ", known.getLast(), values));
            curves.add(curve(run, "least: ", known.getFirst(), values));
        }
        return curves;
    }

    private static double[] of(Map<Integer, double[]> values, int label) {
        return Objects.requireNonNull(values.get(label));
    }

    private static Curve curve(RunSnapshot run, String before, int label, Map<Integer, double[]> values) {
        return new Curve(before + run.classNames().get(label), Palette.of(label, run.classes()), of(values, label));
    }

    private static Optional<Double> latest(double[] values) {
        return Arrays.stream(values).boxed().filter(Double::isFinite).reduce((_, later) -> later);
    }

    private static double[] mean(List<Integer> labels, Map<Integer, double[]> values) {
        return IntStream.range(0, of(values, labels.getFirst()).length).mapToDouble(epoch -> labels.stream()
                .mapToDouble(label -> of(values, label)[epoch]).filter(Double::isFinite).average().orElse(Double.NaN)).toArray();
    }
}

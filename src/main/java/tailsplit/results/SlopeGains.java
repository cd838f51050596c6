package tailsplit.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.metric.Accuracy;
import tailsplit.metric.Metric;
import tailsplit.run.Adjustment;
import tailsplit.setting.Setting;
import tailsplit.splitting.PlanShift;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassPlan;

/**
 * Gains over the baseline, in points, against the slope of the plan of subclasses: what splits gain, beside what their plans' shifts
 * and logit adjustments of the same slope gain from the baselines alone, and what the paper prints. A split that gains more than the
 * adjustment of its slope does more than shift the classes' scores.
 */
public record SlopeGains(List<Line> lines) {
    private static final int PAPER_PLANS = 4;

    public enum Kind {
        /** Trained with splitting. */
        SPLIT,
        /** The baseline's scores less log SN_c. */
        SHIFT,
        /** The baseline under a logit adjustment of the slope. */
        ADJUSTMENT,
        PAPER
    }

    /** @param points by slope, ascending */
    public record Line(String name, Kind kind, List<Point> points) {}

    /**
     * @param slope of log SN_c over log N_c ({@link PlanShift})
     * @param gain  in points, over the baselines of the same seeds
     */
    public record Point(SubclassPlan plan, double slope, Summary gain) {}

    public SlopeGains {
        lines = List.copyOf(lines);
    }

    /**
     * @param counts the training images of each class that a configuration trains on; empty where its data is not there
     * @param paper  the data set whose printed gains are shown, and whose plans are then looked at besides those of the runs
     */
    public static SlopeGains of(List<Observation> observations, AdjustedScores adjusted,
            Function<Configuration, Optional<int[]>> counts, Metric metric, Selection selection, Optional<String> paper) {
        return new Reader(observations, adjusted, counts, metric, selection, paper).read();
    }

    private record Reader(List<Observation> observations, AdjustedScores adjusted, Function<Configuration, Optional<int[]>> counts,
            Metric metric, Selection selection, Optional<String> paper) {
        SlopeGains read() {
            List<Setting<?>> varying = TableLayout.varying(observations).stream()
                    .filter(setting -> setting != Settings.SPLITTING_METHOD && setting != Settings.SPLITTING_SUBCLASSES).toList();
            List<Observation> once = Copies.without(observations);
            List<Observation> plain = once.stream().filter(each -> !each.isSplit()).toList();
            List<Observation> split = once.stream().filter(each -> each.isSplit() && each.finished().isPresent()).toList();
            List<Line> lines = new ArrayList<>();
            for (Combination combination : Combination.all(varying, split)) {
                lines.add(split(combination, varying, split.stream().filter(combination::isExactly).toList(), plain));
            }
            for (Combination combination : Combination.all(varying, plain)) {
                lines.addAll(plain(combination, varying, plain.stream().filter(combination::isExactly).toList(), split));
            }
            return new SlopeGains(lines.stream().filter(line -> !line.points().isEmpty()).toList());
        }

        private Line split(Combination combination, List<Setting<?>> varying, List<Observation> runs, List<Observation> plain) {
            List<Observation> baselines = plain.stream().filter(combination::fits).toList();
            Map<SubclassPlan, List<Observation>> byPlan = new LinkedHashMap<>();
            runs.forEach(run -> run.plan().ifPresent(plan -> byPlan.computeIfAbsent(plan, _ -> new ArrayList<>()).add(run)));
            String name = Names.of(varying, runs.getFirst().asked());
            return new Line(name.isEmpty() ? "splitting" : name, Kind.SPLIT, points(byPlan.keySet().stream(), runs.getFirst().asked(),
                    (plan, _) -> Summary.of(byPlan.getOrDefault(plan, List.of()).stream()
                            .mapToDouble(run -> gain(run, baselines)).toArray())));
        }

        private double gain(Observation run, List<Observation> baselines) {
            return baselines.stream().filter(run::sharesSeeds)
                    .mapToDouble(baseline -> run.percent(metric, selection) - baseline.percent(metric, selection))
                    .findFirst().orElse(Double.NaN);
        }

        /** What these baselines gain with no split. */
        private List<Line> plain(Combination combination, List<Setting<?>> varying, List<Observation> runs, List<Observation> split) {
            Configuration asked = runs.getFirst().asked();
            Stream<SubclassPlan> own = split.stream().filter(combination::fits).flatMap(each -> each.plan().stream());
            List<SubclassPlan> plans = Stream.concat(own, printedPlans(asked)).distinct().toList();
            String others = Names.of(varying, asked);
            String suffix = others.isEmpty() ? "" : ", " + others;
            return List.of(
                    new Line("baseline minus log SN" + suffix, Kind.SHIFT, points(plans.stream(), asked,
                            (plan, _) -> adjusted(runs, Adjustment.of(plan.subclasses())))),
                    new Line("baseline, logit adjustment" + suffix, Kind.ADJUSTMENT, points(plans.stream(), asked,
                            (_, slope) -> adjusted(runs, new Adjustment(Adjustment.Kind.LOGIT_ADJUSTMENT, slope)))),
                    new Line("the paper" + suffix, Kind.PAPER, points(printedPlans(asked), asked, (plan, _) -> printed(asked, plan))));
        }

        private Summary adjusted(List<Observation> runs, Adjustment adjustment) {
            ToDoubleFunction<Observation> gain = run -> adjusted.percent(run, adjustment, metric, selection)
                    - run.percent(metric, selection);
            return Summary.of(runs.stream().mapToDouble(gain).toArray());
        }

        /** The plans of the paper's Table 3, where the runs are on a data set of that many classes. */
        private Stream<SubclassPlan> printedPlans(Configuration asked) {
            int classes = paper.isEmpty() ? 0 : counts.apply(asked).map(each -> each.length).orElse(0);
            return SubclassPlan.paper(classes).isEmpty() ? Stream.empty()
                    : IntStream.range(0, PAPER_PLANS).mapToObj(index -> SubclassPlan.paper(index, classes));
        }

        private Summary printed(Configuration asked, SubclassPlan plan) {
            Configuration split = asked.with(Settings.SPLITTING_METHOD, SplittingMethod.CWS)
                    .with(Settings.SPLITTING_SUBCLASSES, SubclassNumbers.of(plan));
            boolean isAccuracy = metric == Accuracy.METRIC;
            return isAccuracy ? Summary.of(printed(split) - printed(asked)) : Summary.of();
        }

        private double printed(Configuration cell) {
            return paper.flatMap(dataset -> PaperTables.find(dataset, cell)).map(PaperTables.Printed::percent).orElse(Double.NaN);
        }

        private List<Point> points(Stream<SubclassPlan> plans, Configuration asked, Gains gains) {
            return plans.flatMap(plan -> {
                OptionalDouble slope = slope(asked, plan);
                return slope.isEmpty() ? Stream.empty()
                        : Stream.of(new Point(plan, slope.getAsDouble(), gains.of(plan, slope.getAsDouble())));
            }).filter(point -> point.gain().n() > 0).sorted(Comparator.comparingDouble(Point::slope)).toList();
        }

        /** Empty where the data is not there, the plan is of other classes, or all classes have the same number of images. */
        private OptionalDouble slope(Configuration asked, SubclassPlan plan) {
            return counts.apply(asked).filter(images -> images.length == plan.classes())
                    .flatMap(images -> PlanShift.of(images, plan).nearest()).map(PlanShift.Adjustment::tau)
                    .filter(tau -> tau >= 0).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        }
    }

    private interface Gains {
        Summary of(SubclassPlan plan, double slope);
    }
}

package tailsplit.results;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tailsplit.experiment.Configuration;
import tailsplit.metric.Accuracy;
import tailsplit.metric.Classified;
import tailsplit.metric.Decider;
import tailsplit.metric.DeciderAccuracy;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.metric.Scores;
import tailsplit.metric.ShotAccuracy;
import tailsplit.metric.ThirdAccuracy;
import tailsplit.run.Adjustment;
import tailsplit.run.Prediction;
import tailsplit.run.ScoredEpoch;

/**
 * Scores of runs after an adjustment, from what their folders hold: the class probabilities of the last epoch's test images, where the
 * adjustment takes the same off every image's final scores, else an evaluation of that epoch. Each is worked out once.
 */
public final class AdjustedScores {
    /** They need to know how many images of each class were trained on. */
    private static final List<Metric> OF_COUNTS = List.of(ShotAccuracy.MANY, ShotAccuracy.MEDIUM, ShotAccuracy.FEW,
            ThirdAccuracy.HEAD, ThirdAccuracy.MIDDLE, ThirdAccuracy.TAIL);

    private final Function<Configuration, Optional<int[]>> counts;
    private final Map<Asked, Scores> known = new HashMap<>();

    /** @param counted whether the training images of each class are needed */
    private record Asked(Observation run, Decider decider, Adjustment adjustment, ScoredEpoch epoch, boolean counted) {}

    /** @param counts the training images of each class that a run of a configuration trains on; empty where its data is not there */
    public AdjustedScores(Function<Configuration, Optional<int[]>> counts) {
        this.counts = counts;
    }

    /** In per cent; NaN where the run's folder does not hold what it needs. */
    double percent(Observation run, Adjustment adjustment, Metric metric, Selection selection) {
        Optional<ScoredEpoch> epoch = run.finished().flatMap(selection::of);
        if (epoch.isEmpty()) {
            return Double.NaN;
        }
        boolean read = run.isSplit() && DeciderAccuracy.ALL.contains(metric);
        Decider decider = read ? DeciderAccuracy.decider(metric) : run.decider();
        boolean counted = OF_COUNTS.contains(metric) || adjustment.kind() == Adjustment.Kind.LOGIT_ADJUSTMENT;
        Scores scores = known.computeIfAbsent(new Asked(run, decider, adjustment, epoch.get(), counted), this::scores);
        return (run.isSplit() ? scores : scores.withoutSplitting()).percent(read ? Accuracy.METRIC : metric);
    }

    /** The probabilities come first: they are what the score as trained was computed from, on the same machine. */
    private Scores scores(Asked asked) {
        boolean predicted = asked.epoch().selection().equals(ScoredEpoch.LAST) && asked.decider() == asked.run().decider();
        Scores shifted = predicted ? shifted(asked) : Scores.NONE;
        return !shifted.equals(Scores.NONE) ? shifted
                : asked.run().evaluated(asked.epoch(), asked.decider(), asked.adjustment()).orElse(Scores.NONE);
    }

    private Scores shifted(Asked asked) {
        Adjustment adjustment = asked.adjustment();
        Optional<int[]> images = asked.counted() ? counts.apply(asked.run().asked()) : Optional.empty();
        boolean isShift = adjustment.kind() == Adjustment.Kind.PLAN
                || adjustment.kind() == Adjustment.Kind.LOGIT_ADJUSTMENT && images.isPresent();
        List<Prediction> predictions = isShift ? asked.run().run().orElseThrow().folder().predictions() : List.of();
        if (predictions.isEmpty()) {
            return Scores.NONE;
        }
        int[] all = images.orElseGet(() -> new int[predictions.getFirst().probabilities().length]);
        if (adjustment.kind() == Adjustment.Kind.PLAN && adjustment.plan().size() != all.length) {
            return Scores.NONE;
        }
        double[] shift = adjustment.shift(all);
        float[][] probabilities = predictions.stream().map(each -> shifted(each.probabilities(), shift)).toArray(float[][]::new);
        Classified classified = new Classified(probabilities, predictions.stream().mapToInt(Prediction::label).toArray(), all);
        Map<Metric, Double> scores = new HashMap<>();
        Metrics.OF_PROBABILITIES.stream().filter(metric -> images.isPresent() || !OF_COUNTS.contains(metric))
                .forEach(metric -> scores.put(metric, metric.of(classified)));
        return new Scores(scores);
    }

    /** The softmax of log p_c - shift_c. */
    private static float[] shifted(float[] probabilities, double[] shift) {
        double[] odds = new double[shift.length];
        double all = 0;
        for (int c = 0; c < odds.length; c++) {
            odds[c] = probabilities[c] * StrictMath.exp(-shift[c]);
            all += odds[c];
        }
        float[] shifted = new float[odds.length];
        for (int c = 0; c < odds.length; c++) {
            shifted[c] = (float) (odds[c] / all);
        }
        return shifted;
    }
}

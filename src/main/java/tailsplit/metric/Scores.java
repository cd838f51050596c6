package tailsplit.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a network scored.
 *
 * @param values fractions from 0 to 1, of the metrics that are known
 */
public record Scores(Map<Metric, Double> values) {
    public static final Scores NONE = new Scores(Map.of());

    public Scores {
        values = values.entrySet().stream().filter(score -> !Double.isNaN(score.getValue()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** By every metric. */
    public static Scores of(Classified images) {
        return of(Metrics.ALL, images);
    }

    /** By those metrics that need nothing but class probabilities. */
    public static Scores ofProbabilities(Classified images) {
        return of(Metrics.OF_PROBABILITIES, images);
    }

    private static Scores of(List<Metric> metrics, Classified images) {
        return new Scores(metrics.stream().collect(Collectors.toMap(Function.identity(), metric -> metric.of(images))));
    }

    /** Of a run without splitting: whatever reads a split finds the classes themselves there. */
    public Scores withoutSplitting() {
        Map<Metric, Double> all = new HashMap<>(values);
        DeciderAccuracy.ALL.forEach(metric -> all.put(metric, of(Accuracy.METRIC)));
        return new Scores(all);
    }

    /** A fraction from 0 to 1; NaN where there was nothing to score, or where it is of a version without that metric. */
    public double of(Metric metric) {
        return values.getOrDefault(metric, Double.NaN);
    }

    public boolean knows(Metric metric) {
        return values.containsKey(metric);
    }

    public double percent(Metric metric) {
        return 100 * of(metric);
    }

    /** As it is shown: 61.40 %, or a dash where it is not known. */
    public String text(Metric metric) {
        return metric.text(of(metric));
    }
}

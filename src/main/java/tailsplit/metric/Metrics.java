package tailsplit.metric;

import java.util.List;
import java.util.stream.Stream;

/** Every metric there is, in the order in which tables and files have them. */
public final class Metrics {
    /** Those of class probabilities, whatever they were made from. A new one goes to the end. */
    public static final List<Metric> OF_PROBABILITIES = List.of(
            Accuracy.METRIC,
            MacroAuc.METRIC,
            CalibrationError.METRIC,
            ShotAccuracy.MANY,
            ShotAccuracy.MEDIUM,
            ShotAccuracy.FEW,
            ThirdAccuracy.HEAD,
            ThirdAccuracy.MIDDLE,
            ThirdAccuracy.TAIL,
            GeometricMean.METRIC);

    /** Those of a run: besides, how good its pseudo-classes are when they are read otherwise. */
    public static final List<Metric> ALL = Stream.concat(OF_PROBABILITIES.stream(), DeciderAccuracy.ALL.stream()).toList();

    private Metrics() {}
}

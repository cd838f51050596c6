package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;

/** Cross-entropy of {@code z (n / n_max)^gamma + tau log(prior)} (Kini et al., 2021); tau 0 is CDT. */
public record VectorScaling(double gamma, double tau) implements Loss {
    private static final Setting<Double> GAMMA = Setting.axis("loss.vectorGamma", "Vector scaling gamma", Decimal.closed(0, 10), 0.2,
            "The exponent of the logits' factors in vector scaling (Kini et al., 2021).");
    private static final Setting<Double> TAU = Setting.axis("loss.vectorTau", "Vector scaling tau", Decimal.closed(0, 10), 1.2,
            "The weight of the log priors in vector scaling; 0 is the class-dependent temperature (CDT).");
    static final Kind<Loss> KIND = new Kind<>("vector-scaling", "Vector scaling", List.of(GAMMA, TAU),
            values -> new VectorScaling(values.get(GAMMA), values.get(TAU)));

    @Override
    public Formula of(double[] counts, Constants constants) {
        double most = Arrays.stream(counts).max().orElseThrow();
        NDArray scale = constants.vector(Arrays.stream(counts).map(n -> Math.pow(n / most, gamma)).toArray());
        NDArray shift = constants.vector(ClassBalance.logPriors(counts, tau));
        return (logits, labels, weights) -> Loss.meanCrossEntropy(logits.mul(scale).add(shift), labels, weights);
    }

    @Override
    public boolean needsCounts() {
        return true;
    }
}

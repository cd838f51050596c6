package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;

/** Cross-entropy of {@code z (n / n_max)^gamma + tau log(prior)} (Kini et al., 2021); tau 0 is CDT. */
public record VectorScaling(double gamma, double tau) implements Loss {
    private static final Parameter<Double> GAMMA = Parameter.from(0, 10, 0.2, "vectorGamma", "Vector scaling gamma",
            "The exponent of the logits' factors in vector scaling (Kini et al., 2021).");
    private static final Parameter<Double> TAU = Parameter.from(0, 10, 1.2, "vectorTau", "Vector scaling tau",
            "The weight of the log priors in vector scaling; 0 is the class-dependent temperature (CDT).");
    static final LossKind KIND = new LossKind("vector-scaling", List.of(GAMMA, TAU),
            values -> new VectorScaling(values.of(GAMMA), values.of(TAU)));

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

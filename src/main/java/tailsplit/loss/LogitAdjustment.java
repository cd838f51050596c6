package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Cross-entropy of {@code z + tau log(prior)} (Menon et al., 2021). */
public record LogitAdjustment(double tau) implements Loss {
    private static final Parameter<Double> TAU = Parameter.from(0, 10, 1, "tau", "Logit adjustment tau",
            "The weight of the log priors in logit adjustment (Menon et al., 2021).");
    static final LossKind KIND = new LossKind("logit-adjustment", List.of(TAU), values -> new LogitAdjustment(values.of(TAU)));

    @Override
    public Formula of(double[] counts, Constants constants) {
        NDArray shift = constants.vector(ClassBalance.logPriors(counts, tau));
        return (logits, labels, weights) -> Loss.meanCrossEntropy(logits.add(shift), labels, weights);
    }

    @Override
    public boolean needsCounts() {
        return true;
    }
}

package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Focal loss (Lin et al., 2017): {@code (1 - p)^gamma} times the cross-entropy, mean over the batch.
 *
 * @param released p is {@code exp(-weighted cross-entropy)}, as in the code released with the LDAM paper, instead of the
 *                 probability of the true class
 */
public record Focal(double gamma, boolean released) implements Loss {
    private static final Parameter<Double> GAMMA = Parameter.from(0, 10, 1, "focalGamma", "Focal gamma",
            "The exponent of the focal loss (Lin et al., 2017); 0 is cross-entropy.");
    private static final Parameter<String> FORM = Parameter.word(List.of("described", "released"), "focalForm", "Focal form",
            "The focal loss with class weights outside, as described, or inside its probability, as the LDAM-DRW code has it.");
    static final LossKind KIND = new LossKind("focal", List.of(GAMMA, FORM),
            values -> new Focal(values.of(GAMMA), values.of(FORM).equals("released")));

    /** Keeps the gradient of (1 - p)^gamma finite where p rounds to 1 and gamma is below 1. */
    private static final double SMALLEST_MISS = 1e-8;

    @Override
    public Formula of(double[] counts, Constants constants) {
        NDArray one = constants.number(1);
        NDArray exponent = constants.number(gamma);
        return (logits, labels, weights) -> {
            NDArray crossEntropy = Loss.crossEntropy(logits, labels);
            NDArray weighted = crossEntropy.mul(weights);
            NDArray probability = (released ? weighted : crossEntropy).neg().exp();
            return probability.neg().add(one).clip(SMALLEST_MISS, 1).pow(exponent).mul(weighted).mean();
        };
    }
}

package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Label-distribution-aware margins (Cao et al., 2019): margins proportional to {@code n^(-1/4)}, taken off the cosine of the
 * true class before scaling.
 *
 * @param largestMargin of the class with the fewest images
 * @param scale         of the cosine logits
 */
public record Ldam(double largestMargin, double scale) implements Loss {
    private static final Parameter<Double> LARGEST = Parameter.above(0, 10, 0.5, "maxMargin", "Largest margin",
            "The margin of the smallest class in LDAM (Cao et al., 2019).");
    private static final Parameter<Double> SCALE = Parameter.above(0, 1000, 30, "scale", "Scale",
            "The factor of the cosines in LDAM's classifier (Cao et al., 2019).");
    static final LossKind KIND = new LossKind("ldam", List.of(LARGEST, SCALE), values -> new Ldam(values.of(LARGEST), values.of(SCALE)));

    @Override
    public Formula of(double[] counts, Constants constants) {
        NDArray margin = constants.vector(Arrays.stream(ClassBalance.margins(counts, largestMargin)).map(m -> scale * m).toArray());
        return (logits, labels, weights) ->
                Loss.meanCrossEntropy(logits.sub(labels.oneHot(counts.length).mul(margin)), labels, weights);
    }

    @Override
    public boolean needsCounts() {
        return true;
    }

    @Override
    public OptionalDouble cosineScale() {
        return OptionalDouble.of(scale);
    }
}

package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;

/**
 * Label-distribution-aware margins (Cao et al., 2019): margins proportional to {@code n^(-1/4)}, taken off the cosine of the
 * true class before scaling.
 *
 * @param largestMargin of the class with the fewest images
 * @param scale         of the cosine logits
 */
public record Ldam(double largestMargin, double scale) implements Loss {
    private static final Setting<Double> LARGEST = Setting.axis("loss.maxMargin", "Largest margin", Decimal.above(0, 10), 0.5,
            "The margin of the smallest class in LDAM (Cao et al., 2019).");
    private static final Setting<Double> SCALE = Setting.axis("loss.scale", "Scale", Decimal.above(0, 1000), 30.0,
            "The factor of the cosines in LDAM's classifier (Cao et al., 2019).");
    static final Kind<Loss> KIND = new Kind<>("ldam", "LDAM", List.of(LARGEST, SCALE), values -> new Ldam(values.get(LARGEST),
            values.get(SCALE)));

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

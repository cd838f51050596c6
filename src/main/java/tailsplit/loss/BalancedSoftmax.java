package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import tailsplit.setting.Kind;

/** Cross-entropy of {@code z + log n} (Ren et al., 2020). */
public record BalancedSoftmax() implements Loss {
    static final Kind<Loss> KIND = new Kind<>("balanced-softmax", "Balanced softmax", List.of(), _ -> new BalancedSoftmax());

    @Override
    public Formula of(double[] counts, Constants constants) {
        NDArray shift = constants.vector(Arrays.stream(counts).map(Math::log).toArray());
        return (logits, labels, weights) -> Loss.meanCrossEntropy(logits.add(shift), labels, weights);
    }

    @Override
    public boolean needsCounts() {
        return true;
    }
}

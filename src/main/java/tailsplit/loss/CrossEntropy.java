package tailsplit.loss;

import java.util.List;

/** Cross-entropy of the softmax. */
public record CrossEntropy() implements Loss {
    static final LossKind KIND = new LossKind("cross-entropy", List.of(), _ -> new CrossEntropy());

    @Override
    public Formula of(double[] counts, Constants constants) {
        return Loss::meanCrossEntropy;
    }
}

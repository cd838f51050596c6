package tailsplit.loss;

import java.util.List;
import tailsplit.setting.Kind;

/** Cross-entropy of the softmax. */
public record CrossEntropy() implements Loss {
    static final Kind<Loss> KIND = new Kind<>("cross-entropy", "Cross-entropy", "CE", "", List.of(), _ -> new CrossEntropy());

    @Override
    public Formula of(double[] counts, Constants constants) {
        return Loss::meanCrossEntropy;
    }
}

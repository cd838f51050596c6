package tailsplit.training;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import tailsplit.loss.ClassBalance;
import tailsplit.loss.Criterion;

/** Makes the loss of an epoch: the recipe's loss with the weights that its rule asks for then. */
final class Criteria {
    private Criteria() {}

    /** @param counts images of each class or pseudo-class */
    static Criterion of(NDManager manager, Recipe recipe, int epoch, double[] counts) {
        boolean weighs = recipe.rule().weighs(epoch, recipe.schedule().training().epochs());
        Optional<double[]> weights =
                weighs ? Optional.of(ClassBalance.weights(counts, recipe.rule().beta())) : Optional.empty();
        return new Criterion(manager, recipe.loss(), counts, weights);
    }
}

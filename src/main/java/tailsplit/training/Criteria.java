package tailsplit.training;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;
import tailsplit.loss.ClassBalance;
import tailsplit.loss.Criterion;
import tailsplit.splitting.MapperBalance;

/** Makes the loss of an epoch: the recipe's loss with the weights that its rule asks for then. */
final class Criteria {
    private Criteria() {}

    /** Of a label mapper in an epoch: balanced in its own way, or else as the rule has it. */
    static Criterion ofMapper(NDManager manager, Recipe recipe, int epoch, MapperBalance balance) {
        double[] counts = Arrays.stream(recipe.split().counts()).asDoubleStream().toArray();
        return switch (balance) {
            case NONE -> of(manager, recipe, epoch, counts);
            case WEIGHTS -> new Criterion(manager, recipe.loss(), counts, Optional.of(inverse(counts)));
            case DRAWS -> new Criterion(manager, recipe.loss(), counts, Optional.empty());
        };
    }

    /** Weights of 1 over the images of a class, scaled to sum to the classes. */
    static double[] inverse(double[] counts) {
        double[] weights = Arrays.stream(counts).map(n -> 1 / Math.max(1, n)).toArray();
        double scale = weights.length / Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight * scale).toArray();
    }

    /** @param counts images of each class or pseudo-class */
    static Criterion of(NDManager manager, Recipe recipe, int epoch, double[] counts) {
        boolean weighs = recipe.rule().weighs(epoch, recipe.schedule().training().epochs());
        Optional<double[]> weights =
                weighs ? Optional.of(ClassBalance.weights(counts, recipe.rule().beta())) : Optional.empty();
        return new Criterion(manager, recipe.loss(), counts, weights);
    }
}

package tailsplit.training;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import tailsplit.clustering.ClusteringState;
import tailsplit.splitting.Occupancy;
import tailsplit.splitting.SubclassPlan;
import tailsplit.splitting.SubclassTally;

/** One way to train the model for an epoch. */
sealed interface Method extends AutoCloseable permits Baseline, ClasswiseSplitting, ClassifierRetraining {
    /**
     * What an epoch of training left.
     *
     * @param loss   of the backbone's training; NaN in an epoch of the mapper alone
     * @param tally  of the subclasses, in an epoch of the backbone under splitting
     * @param accuracy on the training images as they came, in training mode
     * @param mapperLoss NaN without a learned mapper
     */
    record Trained(double loss, double accuracy, double mapperLoss, Optional<SubclassTally> tally) {}

    /** @param memory of the epochs before, empty at the start */
    static Method of(NDManager manager, Recipe recipe, Model model, Batches batches, Optional<Memory> memory) {
        Method training = recipe.splitting().isPresent() ? new ClasswiseSplitting(manager, recipe, model, batches, memory)
                : new Baseline(manager, recipe, model, batches);
        return recipe.schedule().retraining().isPresent() && recipe.splitting().isEmpty()
                ? new ClassifierRetraining(manager, recipe, model, batches, training) : training;
    }

    Trained train(int epoch) throws DivergedException, StoppedException;

    /** What a method has to keep, beside the model, to continue. */
    Optional<Memory> memory();

    @Override
    void close();

    /**
     * @param lastTally    of the last epoch
     * @param pseudoLabels of each image trained on, the last one it was given, -1 where it has none yet
     * @param firstCounts  images of each pseudo-class after the first epoch, where losses go on with them
     */
    record Memory(ClusteringState clustering, SubclassTally lastTally, int[] pseudoLabels, Optional<int[]> firstCounts) {
        /** @param plan that the pseudo-labels are of */
        Occupancy occupancy(SubclassPlan plan) {
            return Occupancy.of(plan, pseudoLabels);
        }
    }
}

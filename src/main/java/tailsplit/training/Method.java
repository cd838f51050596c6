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
     * @param deadUnits  of the learned mapper; NaN without one
     * @param split      what became of the classes, where there is a tally
     */
    record Trained(double loss, double accuracy, double mapperLoss, double deadUnits, Optional<SubclassTally> tally,
            Optional<SplitEpoch> split) {}

    /**
     * What an epoch made of a split.
     *
     * @param counts    {@code [pseudo-classes]}, images by their last pseudo-label
     * @param changed   {@code [classes]}, share of the images whose pseudo-label is another one than an epoch before
     * @param predicted {@code [classes]}, share of the images whose pseudo-label had the largest logit within its class
     */
    record SplitEpoch(int[] counts, double[] changed, double[] predicted) {}

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

package tailsplit.training;

import java.util.Optional;
import tailsplit.splitting.Adaptation;
import tailsplit.splitting.Clustering;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.SubclassPlan;

/**
 * How a run splits its classes, and how it comes back to them.
 *
 * @param plan       at the start
 * @param adaptation of the plan in training, where there is one
 */
public record Splitting(SubclassPlan plan, Clustering clustering, PseudoCounts counts, Mapper mapper, Optional<Adaptation> adaptation) {
    Splitting with(SubclassPlan other) {
        return new Splitting(other, clustering, counts, mapper, adaptation);
    }

    /** What makes class scores of pseudo-logits. */
    public sealed interface Mapper {}

    /**
     * The paper's label mapper, a perceptron trained in a second stage.
     *
     * @param hidden nodes of its hidden layer
     */
    public record Learned(Stages stages, int hidden) implements Mapper {}

    /** The log of the summed softmax over a class's pseudo-classes: there is no second stage. */
    public record GroupSum() implements Mapper {}

    /** How the two stages, backbone on pseudo-labels and mapper on real labels, take turns. */
    public enum Stages {
        /** Both on every batch, the mapper cut off from the backbone. */
        BATCH,
        /** A pass over the data for the backbone, then one for the mapper with the backbone in evaluation mode. */
        EPOCH,
        /** One backward pass of the summed losses on every batch, the mapper's gradient reaching the backbone. */
        JOINT
    }
}

package tailsplit.training;

import tailsplit.splitting.Clustering;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.SubclassPlan;

/**
 * How a run splits its classes.
 *
 * @param hidden nodes of the label mapper's hidden layer
 */
public record Splitting(SubclassPlan plan, Clustering clustering, PseudoCounts counts, Stages stages, int hidden) {
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

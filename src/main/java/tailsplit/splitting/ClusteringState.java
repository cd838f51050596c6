package tailsplit.splitting;

import java.util.Arrays;

/**
 * What dynamic clustering remembers from batch to batch.
 *
 * @param centres {@code [centres, features]}, rows of those not yet seen are NaN; one for each class, under k-means one for
 *                each pseudo-class
 * @param largest {@code [classes]}, the largest distance seen under rings
 */
public record ClusteringState(float[] centres, float[] largest) {
    /** Before the first batch. */
    public static ClusteringState unseen(Clustering clustering, SubclassPlan plan, int features) {
        float[] centres = new float[clustering.classOfCentre(plan).length * features];
        Arrays.fill(centres, Float.NaN);
        return new ClusteringState(centres, new float[plan.classes()]);
    }
}

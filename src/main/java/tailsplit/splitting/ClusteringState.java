package tailsplit.splitting;

import java.util.Arrays;

/**
 * What dynamic clustering remembers from batch to batch.
 *
 * @param centres {@code [classes, features]}, rows of classes not yet seen are NaN
 * @param largest {@code [classes]}, the largest distance seen
 */
public record ClusteringState(float[] centres, float[] largest) {
    /** Before the first batch. */
    public static ClusteringState unseen(int classes, int features) {
        float[] centres = new float[classes * features];
        Arrays.fill(centres, Float.NaN);
        return new ClusteringState(centres, new float[classes]);
    }
}

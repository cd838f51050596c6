package tailsplit.training;

import java.util.Optional;

/**
 * What a network gives for a set of images, row after row.
 *
 * @param labels         {@code [images]}, the true classes
 * @param features       {@code [images, size]}
 * @param logits         {@code [images, classes]}, under splitting {@code [images, pseudo-classes]}
 * @param scores         {@code [images, classes]}: what mapper or group sum give under splitting, else the same as the logits
 * @param weightedScores {@code [images, classes]}: what the mapper gives for logits with the logarithm of each subclass's share
 *                       of its class's images; empty without a mapper, and where the shares are not known
 */
record Outputs(int[] labels, float[] features, float[] logits, float[] scores, Optional<float[]> weightedScores) {
    int images() {
        return labels.length;
    }
}

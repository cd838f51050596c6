package tailsplit.training;

/**
 * What a network gives for a set of images, row after row.
 *
 * @param labels   {@code [images]}, the true classes
 * @param features {@code [images, size]}
 * @param logits   {@code [images, classes]}, under splitting {@code [images, pseudo-classes]}
 * @param scores   {@code [images, classes]}: what mapper or group sum give under splitting, else the same as the logits
 */
record Outputs(int[] labels, float[] features, float[] logits, float[] scores) {
    int images() {
        return labels.length;
    }
}

package tailsplit.splitting;

/**
 * Of the batches of an epoch, for each pseudo-class.
 *
 * @param images    that were assigned to it
 * @param distances of those images to the class's centre, their sum
 * @param widths    of its ring, summed over the batches that had its class
 * @param batches   that had its class
 */
public record SubclassTally(int[] images, double[] distances, double[] widths, int[] batches) {
    /** Mean over the pseudo-class's images of the distance to the class's centre; NaN where it had none. */
    public double meanDistance(int pseudoClass) {
        return distances[pseudoClass] / images[pseudoClass];
    }

    /** Mean over the batches with the class of the ring's width; NaN where there was none. */
    public double meanRingWidth(int pseudoClass) {
        return widths[pseudoClass] / batches[pseudoClass];
    }
}

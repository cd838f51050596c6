package tailsplit.splitting;

import java.util.stream.IntStream;

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

    /**
     * How wide a pseudo-class is: its ring, or where there are no rings the mean distance of its images to their centre.
     * NaN where neither is known.
     */
    public double spread(int pseudoClass) {
        double ring = meanRingWidth(pseudoClass);
        return Double.isNaN(ring) ? meanDistance(pseudoClass) : ring;
    }

    /** The mean of {@link #spread} over all images; NaN where there is none. */
    public double meanSpread() {
        int[] known = IntStream.range(0, images.length).filter(p -> images[p] > 0 && !Double.isNaN(spread(p))).toArray();
        double weighted = IntStream.of(known).mapToDouble(p -> images[p] * spread(p)).sum();
        return weighted / IntStream.of(known).mapToDouble(p -> images[p]).sum();
    }

    /** Mean over the batches with the class of the ring's width; NaN where there was none. */
    public double meanRingWidth(int pseudoClass) {
        return widths[pseudoClass] / batches[pseudoClass];
    }
}

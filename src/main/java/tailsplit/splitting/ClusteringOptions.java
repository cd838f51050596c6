package tailsplit.splitting;

/**
 * The switches of dynamic clustering. The value named first is the paper's, as printed.
 *
 * @param attenuation alpha of Eq. 4, between 0 and 1
 */
public record ClusteringOptions(double attenuation, Average average, Distance distance, Rings rings, Scarce scarce) {
    /** Which term of the moving average alpha weights. */
    public enum Average { CURRENT, HISTORY }

    /** Between an image's feature and its class's centre. */
    public enum Distance { EUCLIDEAN, COSINE }

    /** How the distances of a class are cut into subclasses. */
    public enum Rings {
        /** Rings of equal width up to the batch's largest distance (Eq. 2 and 3). */
        EQUAL_WIDTH,
        /** Subclasses of equal size in the batch. */
        QUANTILE,
        /** Rings of equal width up to the largest distance seen so far. */
        RUNNING_MAXIMUM
    }

    /** What happens to a class with fewer images in the batch than it has subclasses. */
    public enum Scarce { RINGS, INNERMOST }

    public static ClusteringOptions asPrinted() {
        return new ClusteringOptions(0.99, Average.CURRENT, Distance.EUCLIDEAN, Rings.EQUAL_WIDTH, Scarce.RINGS);
    }
}

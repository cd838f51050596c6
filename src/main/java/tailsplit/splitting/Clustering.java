package tailsplit.splitting;

import java.util.stream.IntStream;

/** How the images of a class are put into its subclasses. The value of a switch named first is the paper's, as printed. */
public sealed interface Clustering {
    /** Rings around the moving centre of the class: the paper's (Eq. 2 to 4). */
    record Rings(MovingCentre centre, Widths widths, Scarce scarce) implements Clustering {
        public static Rings asPrinted() {
            return new Rings(new MovingCentre(0.99, Average.CURRENT, Distance.EUCLIDEAN), Widths.EQUAL_WIDTH, Scarce.RINGS);
        }
    }

    /**
     * Online k-means (MacQueen, 1967; in batches as Sculley, 2010): each subclass has a moving centre of its own, and an
     * image goes to the nearest of its class.
     */
    record KMeans(MovingCentre centre) implements Clustering {}

    /** A fixed random split into parts of equal size: the control experiment, which looks at no feature. */
    record RandomSplit() implements Clustering {}

    /** @param attenuation alpha of Eq. 4, between 0 and 1 */
    record MovingCentre(double attenuation, Average average, Distance distance) {
        /** The weight of the current batch's mean. */
        public double ofBatch() {
            return average == Average.CURRENT ? attenuation : 1 - attenuation;
        }
    }

    /** Which term of the moving average alpha weights. */
    enum Average { CURRENT, HISTORY }

    /** Between an image's feature and a centre. */
    enum Distance { EUCLIDEAN, COSINE }

    /** How the distances of a class are cut into rings. */
    enum Widths {
        /** Rings of equal width up to the batch's largest distance (Eq. 2 and 3). */
        EQUAL_WIDTH,
        /** Subclasses of equal size in the batch. */
        QUANTILE,
        /** Rings of equal width up to the largest distance seen so far. */
        RUNNING_MAXIMUM
    }

    /** What happens to a class with fewer images in the batch than it has subclasses. */
    enum Scarce { RINGS, INNERMOST }

    /** The class of each centre that is kept: one for a class, or one for each of its subclasses. */
    default int[] classOfCentre(SubclassPlan plan) {
        return this instanceof KMeans ? plan.classOfPseudoClass() : IntStream.range(0, plan.classes()).toArray();
    }
}

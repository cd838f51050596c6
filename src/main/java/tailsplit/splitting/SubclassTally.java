package tailsplit.splitting;

/** Counts, over an epoch, how many images each pseudo-class was given, how far they lay, and how wide its ring was. */
public final class SubclassTally {
    private final int[] images;
    private final double[] distances;
    private final double[] widths;
    private final int[] batches;

    public SubclassTally(int pseudoClasses) {
        images = new int[pseudoClasses];
        distances = new double[pseudoClasses];
        widths = new double[pseudoClasses];
        batches = new int[pseudoClasses];
    }

    void add(int pseudoClass, double distance) {
        images[pseudoClass]++;
        distances[pseudoClass] += distance;
    }

    void addRings(int offset, double[] ringWidths) {
        for (int s = 0; s < ringWidths.length; s++) {
            widths[offset + s] += ringWidths[s];
            batches[offset + s]++;
        }
    }

    /** Images assigned to each pseudo-class. */
    public int[] images() {
        return images.clone();
    }

    /** Mean over the pseudo-class's images of the distance to the class's centre; NaN where it had none. */
    public double meanDistance(int pseudoClass) {
        return distances[pseudoClass] / images[pseudoClass];
    }

    /** Mean over the batches with the class of the ring's width; NaN where there was none. */
    public double meanRingWidth(int pseudoClass) {
        return widths[pseudoClass] / batches[pseudoClass];
    }
}

package tailsplit.splitting;

import java.util.Arrays;

/**
 * How the training images of each class are spread over its subclasses, each image once.
 *
 * @param images {@code [pseudo-classes]}
 */
public record Occupancy(SubclassPlan plan, int[] images) {
    /** @param pseudoLabels of each image trained on, the last one it was given, -1 where it has none yet and does not count */
    public static Occupancy of(SubclassPlan plan, int[] pseudoLabels) {
        int[] images = new int[plan.pseudoClasses()];
        Arrays.stream(pseudoLabels).filter(label -> label >= 0).forEach(label -> images[label]++);
        return new Occupancy(plan, images);
    }

    /**
     * The share of its class's images that each subclass holds; equal ones in a class none of whose images has a pseudo-label.
     *
     * @param least images that a subclass is taken to hold
     */
    public double[] shares(int least) {
        double[] shares = new double[images.length];
        int first = 0;
        for (int subclasses : plan.subclasses()) {
            int all = Arrays.stream(images, first, first + subclasses).sum();
            for (int k = first; k < first + subclasses; k++) {
                shares[k] = all == 0 ? 1.0 / subclasses : (double) Math.max(least, images[k]) / all;
            }
            first += subclasses;
        }
        return shares;
    }
}

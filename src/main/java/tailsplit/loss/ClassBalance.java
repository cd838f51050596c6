package tailsplit.loss;

import java.util.Arrays;

/** What losses and rules derive from the number of images of each class. Counts may be fractions, above 0. */
public final class ClassBalance {
    private ClassBalance() {}

    /** Inverse effective numbers, {@code (1 - beta) / (1 - beta^n)} (Cui et al., 2019), scaled to sum to the classes. */
    public static double[] weights(double[] counts, double beta) {
        double[] weights = Arrays.stream(counts).map(n -> (1 - beta) / (1 - Math.pow(beta, n))).toArray();
        double scale = weights.length / Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight * scale).toArray();
    }

    /** LDAM's margins: proportional to {@code n^(-1/4)}, the largest being {@code largest}. */
    static double[] margins(double[] counts, double largest) {
        double fewest = Arrays.stream(counts).min().orElseThrow();
        return Arrays.stream(counts).map(n -> largest * Math.pow(fewest / n, 0.25)).toArray();
    }

    /** {@code tau * log(n / sum of n)}. */
    static double[] logPriors(double[] counts, double tau) {
        double total = Arrays.stream(counts).sum();
        return Arrays.stream(counts).map(n -> tau * Math.log(n / total)).toArray();
    }
}

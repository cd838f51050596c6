package tailsplit.metric;

import java.util.stream.IntStream;

/**
 * The mean over the classes of the one-versus-rest area under the ROC curve, MedMNIST's definition; a class that all or none of
 * the images belong to is left out.
 */
public final class MacroAuc {
    public static final Metric METRIC = new Metric("macro-auc", "Macro AUC", "Macro AUC",
            "The mean over the classes of the area under the ROC curve of that class against all others.", true, MacroAuc::of);

    private MacroAuc() {}

    private static double of(Classified images) {
        return IntStream.range(0, images.classes()).mapToDouble(c -> auc(images, c))
                .filter(auc -> !Double.isNaN(auc)).average().orElse(Double.NaN);
    }

    /** Mann and Whitney's statistic, equal scores sharing the mean of their ranks. */
    private static double auc(Classified images, int positive) {
        // The bits of floats that are not negative sort as the floats do; the lowest bit says if the class is true.
        long[] scored = IntStream.range(0, images.size())
                .mapToLong(i -> (long) Float.floatToIntBits(images.probabilities()[i][positive]) << 1
                        | (images.labels()[i] == positive ? 1 : 0))
                .sorted().toArray();
        double rankSum = 0;
        long positives = 0;
        for (int start = 0, end; start < scored.length; start = end) {
            long tiedPositives = 0;
            for (end = start; end < scored.length && scored[end] >> 1 == scored[start] >> 1; end++) {
                tiedPositives += scored[end] & 1;
            }
            rankSum += tiedPositives * (start + 1 + end) / 2.0;
            positives += tiedPositives;
        }
        long negatives = scored.length - positives;
        return (rankSum - positives * (positives + 1) / 2.0) / positives / negatives;
    }
}

package tailsplit.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Scores of class probabilities against the true labels, all from one pass over the test images. Fractions from 0 to
 * 1; NaN where there is nothing to score.
 *
 * @param accuracy      share of images whose largest probability is the true class's (the first of equal ones)
 * @param classAccuracy {@code [classes]}, NaN for a class without test images
 * @param confusion     {@code [true class][predicted class]}, images
 * @param macroAuc      mean over the classes of the one-versus-rest area under the ROC curve, MedMNIST's definition;
 *                      a class that all or none of the images belong to is left out
 * @param ece           expected calibration error in 15 bins of equal width (Guo et al., 2017)
 * @param many          mean accuracy of the classes of over 100 training images
 * @param medium        of 20 to 100
 * @param few           of under 20
 * @param head          mean accuracy of the third of the classes with the most training images
 * @param middle        of the next third
 * @param tail          of the rest
 */
public record Scores(
        double accuracy,
        double[] classAccuracy,
        int[][] confusion,
        double macroAuc,
        double ece,
        double many,
        double medium,
        double few,
        double head,
        double middle,
        double tail) {
    private static final int BINS = 15;
    private static final int MANY_ABOVE = 100;
    private static final int FEW_BELOW = 20;

    /**
     * @param probabilities {@code [images][classes]}
     * @param labels        {@code [images]}, each from 0 to classes - 1
     * @param trainCounts   {@code [classes]}, training images of each class
     */
    public static Scores of(float[][] probabilities, int[] labels, int[] trainCounts) {
        int classes = trainCounts.length;
        int[][] confusion = new int[classes][classes];
        for (int i = 0; i < labels.length; i++) {
            confusion[labels[i]][argMax(probabilities[i])]++;
        }
        double[] recall = IntStream.range(0, classes)
                .mapToDouble(c -> (double) confusion[c][c] / Arrays.stream(confusion[c]).sum()).toArray();
        long correct = IntStream.range(0, classes).mapToLong(c -> confusion[c][c]).sum();
        int[] rank = ranksByCount(trainCounts);
        int head = (int) Math.round(classes / 3.0);
        int middle = (int) Math.round(2 * classes / 3.0);
        return new Scores((double) correct / labels.length, recall, confusion, macroAuc(probabilities, labels, classes),
                calibrationError(probabilities, labels),
                mean(recall, c -> trainCounts[c] > MANY_ABOVE),
                mean(recall, c -> trainCounts[c] >= FEW_BELOW && trainCounts[c] <= MANY_ABOVE),
                mean(recall, c -> trainCounts[c] < FEW_BELOW),
                mean(recall, c -> rank[c] < head),
                mean(recall, c -> rank[c] >= head && rank[c] < middle),
                mean(recall, c -> rank[c] >= middle));
    }

    /** The index of the largest value, the first of equal ones. */
    public static int argMax(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The place of each class when the largest comes first, and the first of equal ones. */
    private static int[] ranksByCount(int[] counts) {
        int[] order = IntStream.range(0, counts.length).boxed()
                .sorted(Comparator.comparingInt((Integer c) -> counts[c]).reversed()).mapToInt(c -> c).toArray();
        int[] rank = new int[counts.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        return rank;
    }

    /** The mean over the classes chosen that have test images. */
    private static double mean(double[] recall, IntPredicate chosen) {
        return IntStream.range(0, recall.length).filter(chosen).mapToDouble(c -> recall[c])
                .filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }

    private static double macroAuc(float[][] probabilities, int[] labels, int classes) {
        return IntStream.range(0, classes).mapToDouble(c -> auc(probabilities, labels, c))
                .filter(auc -> !Double.isNaN(auc)).average().orElse(Double.NaN);
    }

    /** Mann and Whitney's statistic, equal scores sharing the mean of their ranks. */
    private static double auc(float[][] probabilities, int[] labels, int positive) {
        // The bits of floats that are not negative sort as the floats do; the lowest bit says if the class is true.
        long[] scored = IntStream.range(0, labels.length)
                .mapToLong(i -> (long) Float.floatToIntBits(probabilities[i][positive]) << 1
                        | (labels[i] == positive ? 1 : 0))
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

    /** Bin b holds the confidences in (b/15, (b+1)/15]. */
    private static double calibrationError(float[][] probabilities, int[] labels) {
        double[] confidence = new double[BINS];
        int[] correct = new int[BINS];
        for (int i = 0; i < labels.length; i++) {
            int predicted = argMax(probabilities[i]);
            int bin = Math.clamp((int) Math.ceil(probabilities[i][predicted] * (double) BINS) - 1, 0, BINS - 1);
            confidence[bin] += probabilities[i][predicted];
            correct[bin] += predicted == labels[i] ? 1 : 0;
        }
        return IntStream.range(0, BINS).mapToDouble(b -> Math.abs(correct[b] - confidence[b])).sum() / labels.length;
    }
}

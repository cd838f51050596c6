package tailsplit.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a network made of images whose classes are known: all that a metric looks at. Its arrays are not to be changed. */
public final class Classified {
    private final float[][] probabilities;
    private final int[] labels;
    private final int[] trainCounts;
    private final Map<Decider, Double> accuracies;
    private final int[] predictions;
    private final int[][] confusion;
    private final double[] recall;

    /**
     * @param probabilities {@code [images][classes]}
     * @param labels        {@code [images]}, each from 0 to classes - 1
     * @param trainCounts   {@code [classes]}, training images of each class
     * @param accuracies    share of the images whose class is found where another decides; none without splitting
     */
    public Classified(float[][] probabilities, int[] labels, int[] trainCounts, Map<Decider, Double> accuracies) {
        this.probabilities = probabilities;
        this.labels = labels;
        this.trainCounts = trainCounts;
        this.accuracies = Map.copyOf(accuracies);
        predictions = Arrays.stream(probabilities).mapToInt(ArgMax::of).toArray();
        confusion = new int[trainCounts.length][trainCounts.length];
        for (int i = 0; i < labels.length; i++) {
            confusion[labels[i]][predictions[i]]++;
        }
        recall = IntStream.range(0, trainCounts.length)
                .mapToDouble(c -> (double) confusion[c][c] / Arrays.stream(confusion[c]).sum()).toArray();
    }

    /** Without pseudo-classes. */
    public Classified(float[][] probabilities, int[] labels, int[] trainCounts) {
        this(probabilities, labels, trainCounts, Map.of());
    }

    /** Images. */
    public int size() {
        return labels.length;
    }

    public int classes() {
        return trainCounts.length;
    }

    /** {@code [images][classes]}. */
    public float[][] probabilities() {
        return probabilities;
    }

    /** {@code [images]}, the true classes. */
    public int[] labels() {
        return labels;
    }

    /** {@code [classes]}, training images. */
    public int[] trainCounts() {
        return trainCounts;
    }

    /** {@code [images]}, the most probable classes, the first of equal ones. */
    public int[] predictions() {
        return predictions;
    }

    /** {@code [true class][predicted class]}, images. */
    public int[][] confusion() {
        return confusion;
    }

    /** {@code [classes]}, the share of a class's images that were taken for it, its accuracy; NaN for a class without images. */
    public double[] recall() {
        return recall;
    }

    /** The mean over the classes chosen that have images; NaN where none has. */
    public double meanRecall(IntPredicate chosen) {
        return IntStream.range(0, recall.length).filter(chosen).mapToDouble(c -> recall[c])
                .filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }

    /** The accuracy where another decides than the probabilities come from; NaN where that is not known. */
    public double accuracyBy(Decider decider) {
        return accuracies.getOrDefault(decider, Double.NaN);
    }
}

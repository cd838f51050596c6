package tailsplit.training;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tailsplit.metric.Accuracy;
import tailsplit.metric.ArgMax;
import tailsplit.metric.Classified;
import tailsplit.metric.Decider;

/**
 * What a network makes of a set of images.
 *
 * @param images   with the softmax of the final class scores
 * @param loss     unweighted mean cross-entropy of the final class scores
 * @param features {@code [images, size]}
 * @param shifts   {@code [classes]}, mean over the class's images of {@link GroupReadOut#shift}; NaN without images or splitting
 */
record Evaluation(Classified images, double loss, float[] features, double[] shifts) {
    /**
     * @param groups      how pseudo-classes are read without a mapper; empty without splitting
     * @param trainCounts {@code [classes]}, training images of each class
     */
    static Evaluation of(Outputs outputs, Optional<GroupReadOut> groups, int[] trainCounts) {
        int n = outputs.images();
        int[] labels = outputs.labels();
        float[][] probabilities = new float[n][];
        double loss = 0;
        for (int i = 0; i < n; i++) {
            double[] scores = ReadOut.row(outputs.scores(), i, trainCounts.length);
            probabilities[i] = ReadOut.floats(ReadOut.softmax(scores));
            loss += ReadOut.crossEntropy(scores, labels[i]);
        }
        Map<Decider, Double> accuracies = groups.map(known -> accuracies(outputs, known, trainCounts.length)).orElse(Map.of());
        return new Evaluation(new Classified(probabilities, labels, trainCounts, accuracies), loss / n, outputs.features(),
                shifts(outputs, groups, trainCounts.length));
    }

    private static double[] shifts(Outputs outputs, Optional<GroupReadOut> groups, int classes) {
        double[] sums = new double[classes];
        int[] images = new int[classes];
        for (int i = 0; i < outputs.images() && groups.isPresent(); i++) {
            int label = outputs.labels()[i];
            sums[label] += groups.get().shift(label, ReadOut.row(outputs.logits(), i, outputs.logits().length / outputs.images()));
            images[label]++;
        }
        return IntStream.range(0, classes).mapToDouble(c -> sums[c] / images[c]).toArray();
    }

    private static Map<Decider, Double> accuracies(Outputs outputs, GroupReadOut groups, int classes) {
        int n = outputs.images();
        Map<Decider, Integer> right = new EnumMap<>(Decider.class);
        for (int i = 0; i < n; i++) {
            int label = outputs.labels()[i];
            double[] logits = ReadOut.row(outputs.logits(), i, outputs.logits().length / n);
            double[] softmax = ReadOut.softmax(logits);
            for (Decider decider : groups.deciders()) {
                right.merge(decider, ArgMax.of(groups.scores(decider, logits, softmax)) == label ? 1 : 0, Integer::sum);
            }
            if (outputs.weightedScores().isPresent()) {
                double[] scores = ReadOut.row(outputs.weightedScores().get(), i, classes);
                right.merge(Decider.MAPPER_WEIGHTED, ArgMax.of(scores) == label ? 1 : 0, Integer::sum);
            }
        }
        return right.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> (double) each.getValue() / n));
    }

    /** Share of images whose most probable class (the first of equals) is the true one. */
    double accuracy() {
        return Accuracy.METRIC.of(images);
    }
}

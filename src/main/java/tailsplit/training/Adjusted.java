package tailsplit.training;

import java.util.Arrays;
import java.util.Optional;
import tailsplit.metric.Decider;
import tailsplit.run.Adjustment;

/**
 * Class probabilities of a trained network's outputs after an adjustment.
 *
 * @param groups     how pseudo-classes are read without a mapper; empty without splitting
 * @param counts     {@code [classes]}, training images
 * @param classifier the layer that gives the logits
 * @param last       the layer that gives the final scores: the mapper's where there is one, else the classifier's
 */
record Adjusted(Outputs outputs, Optional<GroupReadOut> groups, int[] counts, LastLayer classifier, LastLayer last) {
    /** @return {@code [images][classes]}, softmax of the adjusted scores */
    float[][] probabilities(Decider decider, Adjustment adjustment) {
        double[] shift = adjustment.shift(counts);
        float[][] probabilities = new float[outputs.images()][];
        for (int i = 0; i < probabilities.length; i++) {
            double[] scores = scores(i, decider, adjustment);
            for (int c = 0; c < scores.length; c++) {
                scores[c] -= shift[c];
            }
            probabilities[i] = ReadOut.floats(ReadOut.softmax(scores));
        }
        return probabilities;
    }

    private double[] scores(int image, Decider decider, Adjustment adjustment) {
        return switch (decider) {
            case CLASSIFIER, MAPPER -> normalised(ReadOut.row(outputs.scores(), image, counts.length), last, adjustment);
            case MAPPER_WEIGHTED ->
                normalised(ReadOut.row(outputs.weightedScores().orElseThrow(), image, counts.length), last, adjustment);
            case GROUP_MAX, GROUP_MEAN, GROUP_MAX_WEIGHTED, GROUP_MEAN_WEIGHTED -> groupScores(image, decider, adjustment);
            case GROUP_SUM, GROUP_SUM_WEIGHTED ->
                Arrays.stream(groupScores(image, decider, adjustment)).map(StrictMath::log).toArray();
        };
    }

    private double[] groupScores(int image, Decider decider, Adjustment adjustment) {
        int columns = outputs.logits().length / outputs.images();
        double[] logits = normalised(ReadOut.row(outputs.logits(), image, columns), classifier, adjustment);
        return groups.orElseThrow().scores(decider, logits, ReadOut.softmax(logits));
    }

    private static double[] normalised(double[] logits, LastLayer layer, Adjustment adjustment) {
        return adjustment.kind() == Adjustment.Kind.TAU_NORMALISATION ? layer.normalised(logits, adjustment.tau()) : logits;
    }
}

package tailsplit.training;

import java.util.Optional;
import tailsplit.run.Adjustment;
import tailsplit.run.Decider;
import tailsplit.splitting.SubclassPlan;

/**
 * Class probabilities of a trained network's outputs after an adjustment.
 *
 * @param counts     {@code [classes]}, training images
 * @param classifier the layer that gives the logits
 * @param last       the layer that gives the final scores: the mapper's where there is one, else the classifier's
 */
record Adjusted(Outputs outputs, Optional<SubclassPlan> plan, int[] counts, LastLayer classifier, LastLayer last) {
    /** @return {@code [images][classes]}, softmax of the adjusted scores */
    float[][] probabilities(Decider decider, Adjustment adjustment) {
        double[] priors = logPriors(counts);
        float[][] probabilities = new float[outputs.images()][];
        for (int i = 0; i < probabilities.length; i++) {
            double[] scores = scores(i, decider, adjustment);
            if (adjustment.kind() == Adjustment.Kind.LOGIT_ADJUSTMENT) {
                for (int c = 0; c < scores.length; c++) {
                    scores[c] -= adjustment.tau() * priors[c];
                }
            }
            probabilities[i] = ReadOut.floats(ReadOut.softmax(scores));
        }
        return probabilities;
    }

    private double[] scores(int image, Decider decider, Adjustment adjustment) {
        return switch (decider) {
            case CLASSIFIER, MAPPER -> normalised(ReadOut.row(outputs.scores(), image, counts.length), last, adjustment);
            case GROUP_MAX -> ReadOut.groupMaxima(plan.orElseThrow(), pseudoLogits(image, adjustment));
            case GROUP_SUM -> {
                double[] sums = ReadOut.groupSums(plan.orElseThrow(), pseudoLogits(image, adjustment));
                for (int c = 0; c < sums.length; c++) {
                    sums[c] = StrictMath.log(sums[c]);
                }
                yield sums;
            }
        };
    }

    private double[] pseudoLogits(int image, Adjustment adjustment) {
        return normalised(ReadOut.row(outputs.logits(), image, plan.orElseThrow().pseudoClasses()), classifier, adjustment);
    }

    private static double[] normalised(double[] logits, LastLayer layer, Adjustment adjustment) {
        return adjustment.kind() == Adjustment.Kind.TAU_NORMALISATION ? layer.normalised(logits, adjustment.tau()) : logits;
    }

    /** A class without a training image counts as one of a single image: its prior has no logarithm. */
    private static double[] logPriors(int[] counts) {
        double all = 0;
        for (int count : counts) {
            all += count;
        }
        double[] priors = new double[counts.length];
        for (int c = 0; c < counts.length; c++) {
            priors[c] = StrictMath.log(Math.max(1, counts[c]) / all);
        }
        return priors;
    }
}

package tailsplit.training;

import java.util.Arrays;
import tailsplit.run.Scores;
import tailsplit.splitting.SubclassPlan;

/** Class decisions from rows of logits, in double precision. */
final class ReadOut {
    private ReadOut() {}

    static double[] softmax(float[] logits, int row, int columns) {
        double[] softmax = new double[columns];
        double log = logSumExp(logits, row, columns);
        for (int c = 0; c < columns; c++) {
            softmax[c] = StrictMath.exp(logits[row * columns + c] - log);
        }
        return softmax;
    }

    /** Of one label. */
    static double crossEntropy(float[] logits, int row, int columns, int label) {
        return logSumExp(logits, row, columns) - logits[row * columns + label];
    }

    /** The class with the largest sum of its pseudo-classes' probabilities. */
    static int groupSum(SubclassPlan plan, float[] pseudoLogits, int row) {
        int[] classes = plan.classOfPseudoClass();
        double[] softmax = softmax(pseudoLogits, row, classes.length);
        double[] sums = new double[plan.classes()];
        for (int p = 0; p < classes.length; p++) {
            sums[classes[p]] += softmax[p];
        }
        return argMax(sums);
    }

    /** The class of the largest pseudo-logit. */
    static int groupMax(SubclassPlan plan, float[] pseudoLogits, int row) {
        int[] classes = plan.classOfPseudoClass();
        return classes[Scores.argMax(Arrays.copyOfRange(pseudoLogits, row * classes.length, (row + 1) * classes.length))];
    }

    /** The index of the largest value, the first of equals. */
    private static int argMax(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private static double logSumExp(float[] logits, int row, int columns) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < columns; c++) {
            largest = Math.max(largest, logits[row * columns + c]);
        }
        double sum = 0;
        for (int c = 0; c < columns; c++) {
            sum += StrictMath.exp(logits[row * columns + c] - largest);
        }
        return largest + StrictMath.log(sum);
    }
}

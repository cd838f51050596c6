package tailsplit.training;

import tailsplit.splitting.SubclassPlan;

/** Class decisions from logits, in double precision. */
final class ReadOut {
    private ReadOut() {}

    /** A row of a matrix. */
    static double[] row(float[] matrix, int row, int columns) {
        double[] values = new double[columns];
        for (int c = 0; c < columns; c++) {
            values[c] = matrix[row * columns + c];
        }
        return values;
    }

    static double[] softmax(double[] logits) {
        double log = logSumExp(logits);
        double[] softmax = new double[logits.length];
        for (int c = 0; c < softmax.length; c++) {
            softmax[c] = StrictMath.exp(logits[c] - log);
        }
        return softmax;
    }

    static double crossEntropy(double[] logits, int label) {
        return logSumExp(logits) - logits[label];
    }

    /** For each class the sum of its pseudo-classes' probabilities. */
    static double[] groupSums(SubclassPlan plan, double[] pseudoLogits) {
        int[] classes = plan.classOfPseudoClass();
        double[] softmax = softmax(pseudoLogits);
        double[] sums = new double[plan.classes()];
        for (int p = 0; p < classes.length; p++) {
            sums[classes[p]] += softmax[p];
        }
        return sums;
    }

    /** For each class its largest pseudo-logit. */
    static double[] groupMaxima(SubclassPlan plan, double[] pseudoLogits) {
        double[] maxima = new double[plan.classes()];
        for (int c = 0; c < maxima.length; c++) {
            int from = plan.offsets()[c];
            maxima[c] = pseudoLogits[from];
            for (int p = from + 1; p < from + plan.subclasses(c); p++) {
                maxima[c] = Math.max(maxima[c], pseudoLogits[p]);
            }
        }
        return maxima;
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double logSumExp(double[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += StrictMath.exp(logit - largest);
        }
        return largest + StrictMath.log(sum);
    }
}

package tailsplit.training;

/** What is read off logits, in double precision. */
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

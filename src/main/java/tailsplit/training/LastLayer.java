package tailsplit.training;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import tailsplit.network.Head;

/**
 * What tau-normalisation needs to know of the layer that gives logits {@code w_c x + b_c}.
 *
 * @param lengths of each output's weight; 1 for a cosine layer, which normalises by itself
 * @param biases  of each output; 0 for a cosine layer, which has none
 */
record LastLayer(double[] lengths, double[] biases) {
    static LastLayer of(Head head) {
        NDArray weight = head.weights().getLast();
        int outputs = (int) weight.getShape().get(0);
        int inputs = (int) weight.getShape().get(1);
        double[] lengths = new double[outputs];
        double[] biases = new double[outputs];
        if (head.isCosine()) {
            Arrays.fill(lengths, 1);
            return new LastLayer(lengths, biases);
        }
        Map<String, float[]> values = Tensors.values(Map.of("weight", weight, "bias", head.parameters().getLast()));
        float[] weights = Objects.requireNonNull(values.get("weight"));
        float[] offsets = Objects.requireNonNull(values.get("bias"));
        for (int c = 0; c < outputs; c++) {
            double sum = 0;
            for (int i = 0; i < inputs; i++) {
                double each = weights[c * inputs + i];
                sum += each * each;
            }
            lengths[c] = Math.sqrt(sum);
            biases[c] = offsets[c];
        }
        return new LastLayer(lengths, biases);
    }

    /** The logits that weights {@code w_c / |w_c|^tau} without a bias give. */
    double[] normalised(double[] logits, double tau) {
        double[] normalised = new double[logits.length];
        for (int c = 0; c < logits.length; c++) {
            normalised[c] = lengths[c] == 0 ? 0 : (logits[c] - biases[c]) / Math.pow(lengths[c], tau);
        }
        return normalised;
    }
}

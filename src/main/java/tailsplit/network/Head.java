package tailsplit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tailsplit.random.SplitMix;

/**
 * A small network from vectors to logits: a perceptron with any number of hidden layers (none for the classifier of
 * the backbone, one for the label mapper). Its last layer is linear with a bias, or a cosine classifier: scale times
 * the cosine between input and each class's weight.
 */
public final class Head {
    private static final float SMALLEST_SQUARED_NORM = 1e-24f;

    private final List<NDArray> parameters = new ArrayList<>();
    private final int hiddenLayers;
    private final Optional<NDArray> cosineScale;
    private final NDArray smallestSquaredNorm;

    /**
     * @param manager     owns the parameters
     * @param cosineScale the scale of a cosine last layer, which begins with weights of length 1; empty for a linear one
     * @param biases      where those of linear layers begin
     * @param sizes       of input, hidden layers and output: at least two
     */
    public Head(NDManager manager, SplitMix random, OptionalDouble cosineScale, BiasStart biases, int... sizes) {
        this.cosineScale = cosineScale.stream().mapToObj(scale -> manager.create((float) scale)).findFirst();
        smallestSquaredNorm = manager.create(SMALLEST_SQUARED_NORM);
        hiddenLayers = sizes.length - 2;
        Initialisation start = new Initialisation(manager, random);
        for (int layer = 0; layer <= hiddenLayers; layer++) {
            if (layer == hiddenLayers && cosineScale.isPresent()) {
                parameters.add(start.unitRows(sizes[layer + 1], sizes[layer]));
            } else {
                parameters.add(start.linear(sizes[layer + 1], sizes[layer]));
                parameters.add(start.biases(biases, sizes[layer + 1], sizes[layer]));
            }
        }
    }

    /** For each layer its weight {@code [out, in]} and, but for a cosine layer, its bias {@code [out]}. */
    public List<NDArray> parameters() {
        return parameters;
    }

    /** The weight of each layer, {@code [out, in]}. */
    public List<NDArray> weights() {
        return parameters.stream().filter(parameter -> parameter.getShape().dimension() == 2).toList();
    }

    /** Whether the last layer is a cosine classifier. */
    public boolean isCosine() {
        return cosineScale.isPresent();
    }

    /**
     * @param input {@code [batch, in]}
     * @return {@code [batch, out]}
     */
    public NDArray logits(NDArray input) {
        NDArray x = input;
        for (int layer = 0; layer < hiddenLayers; layer++) {
            x = Activation.relu(linear(x, layer));
        }
        if (cosineScale.isEmpty()) {
            return linear(x, hiddenLayers);
        }
        NDArray weight = transposed(parameters.getLast(), x);
        return normalised(x, 1).matMul(normalised(weight, 0)).mul(cosineScale.get());
    }

    /**
     * The first hidden layer before its activation.
     *
     * @param input {@code [batch, in]}
     * @return {@code [batch, hidden]}
     */
    public NDArray hidden(NDArray input) {
        return linear(input, 0);
    }

    /** Sets the biases of the first hidden layer so that each of its units is 0 on the average over a batch. */
    public void centre(NDArray input) {
        NDArray bias = parameters.get(1);
        bias.subi(hidden(input).mean(new int[] {0}));
    }

    private NDArray linear(NDArray x, int layer) {
        return x.matMul(transposed(parameters.get(2 * layer), x)).add(parameters.get(2 * layer + 1));
    }

    /** DJL ties results to the manager of their first operand; that of a parameter would keep them for ever. */
    private static NDArray transposed(NDArray parameter, NDArray x) {
        NDArray transposed = parameter.transpose();
        transposed.attach(x.getManager());
        return transposed;
    }

    private NDArray normalised(NDArray matrix, int axis) {
        return matrix.div(matrix.square().sum(new int[] {axis}, true).add(smallestSquaredNorm).sqrt());
    }
}

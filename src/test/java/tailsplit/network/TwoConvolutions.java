package tailsplit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import tailsplit.random.SplitMix;

/** Two convolutions of 3 x 3 pixels with stride 2, a ReLU after each, and the mean over the pixels: 24 features. */
public final class TwoConvolutions implements Network {
    public static final NetworkKind KIND = new Kind();
    private static final int HIDDEN = 16;
    private static final int FEATURES = 24;
    private static final long KERNEL = 9;
    private static final Shape STRIDE = new Shape(2, 2);
    private static final Shape PADDING = new Shape(1, 1);

    private final List<NDArray> parameters;

    private TwoConvolutions(Initialisation start, int channels) {
        parameters = List.of(start.convolution(HIDDEN, channels), start.zeros(HIDDEN),
                start.convolution(FEATURES, HIDDEN), start.zeros(FEATURES));
    }

    @Override
    public NetworkKind kind() {
        return KIND;
    }

    @Override
    public NDArray features(NDArray images, boolean training) {
        return Pool.globalAvgPool2d(layer(layer(images, 0), 1));
    }

    private NDArray layer(NDArray x, int layer) {
        NDArray weight = parameters.get(2 * layer);
        return Activation.relu(Conv2d.conv2d(x, weight, parameters.get(2 * layer + 1), STRIDE, PADDING).singletonOrThrow());
    }

    @Override
    public List<NDArray> trained() {
        return parameters;
    }

    private record Kind() implements NetworkKind {
        @Override
        public String key() {
            return "two-convolutions";
        }

        @Override
        public String label() {
            return "Two convolutions";
        }

        @Override
        public int features() {
            return FEATURES;
        }

        @Override
        public NetworkInput input() {
            return new NetworkInput(List.of(1, 3), 4);
        }

        @Override
        public long parameters(int channels) {
            return KERNEL * channels * HIDDEN + HIDDEN + KERNEL * HIDDEN * FEATURES + FEATURES;
        }

        @Override
        public double trainingFlop(int channels, int height, int width) {
            double area = Math.ceil(height / 2.0) * Math.ceil(width / 2.0);
            return 2 * area * KERNEL * (2.0 * channels * HIDDEN + 3.0 * HIDDEN * FEATURES / 4);
        }

        @Override
        public Network create(NDManager manager, int channels, Precision precision, SplitMix random) {
            return new TwoConvolutions(new Initialisation(manager, random), channels);
        }
    }
}

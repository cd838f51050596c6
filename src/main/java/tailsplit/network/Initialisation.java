package tailsplit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import tailsplit.random.SplitMix;

/** Fresh parameters, all from one stream of random numbers, ready to be trained. */
final class Initialisation {
    private final NDManager manager;
    private final SplitMix random;

    Initialisation(NDManager manager, SplitMix random) {
        this.manager = manager;
        this.random = random;
    }

    /** Kaiming-normal (He et al., 2015, fan-in, for ReLU), {@code [out, in]}. */
    NDArray linear(int out, int in) {
        return trained(manager.create(normal(out * in, Math.sqrt(2.0 / in)), new Shape(out, in)));
    }

    /** Rows of length 1 whose numbers were drawn between -1 and 1, as the LDAM-DRW code begins a cosine classifier, {@code [out, in]}. */
    NDArray unitRows(int out, int in) {
        float[] values = uniform(out * in, 1);
        for (int row = 0; row < out; row++) {
            double squares = 0;
            for (int i = row * in; i < (row + 1) * in; i++) {
                squares += (double) values[i] * values[i];
            }
            for (int i = row * in; i < (row + 1) * in; i++) {
                values[i] /= (float) Math.sqrt(squares);
            }
        }
        return trained(manager.create(values, new Shape(out, in)));
    }

    /** @param in inputs of the layer */
    NDArray biases(BiasStart start, int out, int in) {
        return start == BiasStart.ZERO ? zeros(out) : trained(manager.create(uniform(out, 1 / Math.sqrt(in)), new Shape(out)));
    }

    /** Kaiming-normal weights of a convolution, {@code [out, in, 3, 3]}. */
    NDArray convolution(int out, int in) {
        Shape shape = new Shape(out, in, 3, 3);
        return trained(manager.create(normal((int) shape.size(), Math.sqrt(2.0 / (9 * in))), shape));
    }

    /** Kaiming-normal weights of convolutions, {@code [out, in, 3, 3]} each, one after the other in one array; each channels last. */
    NDArray convolutions(List<Shape> shapes) {
        FloatBuffer all = FloatBuffer.allocate((int) shapes.stream().mapToLong(Shape::size).sum());
        for (Shape shape : shapes) {
            long fan = shape.size() / shape.get(0);
            all.put(channelsLast(normal((int) shape.size(), Math.sqrt(2.0 / fan)), shape));
        }
        return manager.create(all.array());
    }

    NDArray zeros(int size) {
        return trained(manager.zeros(new Shape(size)));
    }

    /** @param values in the order of {@code [a, b, c, d]}, laid out in memory as {@code [a, c, d, b]} */
    static NDArray channelsLast(NDManager manager, float[] values, Shape shape) {
        return manager.create(channelsLast(values, shape),
                new Shape(shape.get(0), shape.get(2), shape.get(3), shape.get(1))).transpose(0, 3, 1, 2);
    }

    private static float[] channelsLast(float[] values, Shape shape) {
        int a = (int) shape.get(0);
        int b = (int) shape.get(1);
        int area = (int) (shape.get(2) * shape.get(3));
        float[] moved = new float[values.length];
        for (int i = 0; i < a; i++) {
            for (int j = 0; j < b; j++) {
                for (int p = 0; p < area; p++) {
                    moved[(i * area + p) * b + j] = values[(i * b + j) * area + p];
                }
            }
        }
        return moved;
    }

    private static NDArray trained(NDArray parameter) {
        parameter.setRequiresGradient(true);
        return parameter;
    }

    /** Between minus and plus a limit. */
    private float[] uniform(int size, double limit) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (limit * (2 * random.nextDouble() - 1));
        }
        return values;
    }

    private float[] normal(int size, double deviation) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}

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

    private float[] normal(int size, double deviation) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}

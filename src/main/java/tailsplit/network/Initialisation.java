package tailsplit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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

    /** Kaiming-normal 3x3 convolution, {@code [out, in, 3, 3]}, channels last in memory. */
    NDArray convolution(int out, int in) {
        return trained(channelsLast(manager, normal(out * in * 9, Math.sqrt(2.0 / (in * 9))), new Shape(out, in, 3, 3)));
    }

    NDArray ones(int size) {
        return trained(manager.ones(new Shape(size)));
    }

    NDArray zeros(int size) {
        return trained(manager.zeros(new Shape(size)));
    }

    /** @param values in the order of {@code [a, b, c, d]}, laid out in memory as {@code [a, c, d, b]} */
    static NDArray channelsLast(NDManager manager, float[] values, Shape shape) {
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
        return manager.create(moved, new Shape(a, shape.get(2), shape.get(3), b)).transpose(0, 3, 1, 2);
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

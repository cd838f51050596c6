package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Makes the arrays of numbers that a loss computes with. They last until the loss is closed, so also through the backward pass. */
public final class Constants {
    private final NDManager manager;

    Constants(NDManager manager) {
        this.manager = manager;
    }

    /** A scalar. */
    public NDArray number(double value) {
        return manager.create((float) value);
    }

    /** One dimension, for example {@code [classes]}. */
    public NDArray vector(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return manager.create(floats, new Shape(floats.length));
    }
}

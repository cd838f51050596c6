package tailsplit.network;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** A backbone: it makes a vector of features of each image, on which a classifier is trained with it. */
public interface Network extends AutoCloseable {
    NetworkKind kind();

    /**
     * @param images   {@code [batch, channels, height, width]}, channels last in memory
     * @param training whether it is trained on them: a normalisation takes the statistics of the batch and updates its own
     * @return {@code [batch, features]}, 32-bit
     */
    NDArray features(NDArray images, boolean training);

    /** What an optimiser steps, always the same arrays. */
    List<NDArray> trained();

    /** What is trained as checkpoints keep it, layer by layer: {@link #trained} or views of it. */
    default List<NDArray> parameters() {
        return byLayer(trained());
    }

    /**
     * Views in the order of {@link #parameters} of arrays that are laid out as {@link #trained}, such as their gradients or
     * their momenta.
     */
    default List<NDArray> byLayer(List<NDArray> likeTrained) {
        return likeTrained;
    }

    /** What else checkpoints keep, such as the running statistics of normalisations. */
    default List<NDArray> statistics() {
        return List.of();
    }

    /** Its arrays belong to the manager that it was made with. */
    @Override
    default void close() {}
}

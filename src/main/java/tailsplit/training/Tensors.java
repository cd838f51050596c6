package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.LinkedHashMap;
import java.util.Map;

/** Moves the values of named tensors out of libtorch and back. */
final class Tensors {
    private Tensors() {}

    /** Values in the order of each tensor's shape. */
    static Map<String, float[]> values(Map<String, NDArray> tensors) {
        Map<String, float[]> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            // Reading what is not laid out row by row leaves a copy with the tensor's manager: here one that is closed.
            try (NDManager scope = tensor.getManager().newSubManager()) {
                NDArray copy = tensor.duplicate();
                copy.attach(scope);
                values.put(name, copy.toFloatArray());
            }
        });
        return values;
    }

    /** Overwrites the tensors in place. */
    static void restore(Map<String, NDArray> tensors, Map<String, float[]> values) {
        tensors.forEach((name, tensor) -> {
            float[] kept = values.get(name);
            if (kept == null || kept.length != tensor.size()) {
                throw new IllegalArgumentException("checkpoint: %s has %s values, the network %d"
                        .formatted(name, kept == null ? "no" : String.valueOf(kept.length), tensor.size()));
            }
            try (NDArray source = tensor.getManager().create(kept, tensor.getShape())) {
                tensor.set(new NDIndex("..."), source); // copyTo would give it new memory, of which no other view knows
            }
        });
    }
}

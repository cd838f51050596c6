package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;

/** A loss made ready for given classes, with a weight for each class. */
public final class Criterion implements AutoCloseable {
    private final NDManager manager;
    private final Loss.Formula formula;
    private final NDArray weights;

    /**
     * @param counts  images of each class, {@code [classes]}
     * @param weights of each class, {@code [classes]}; empty for none
     */
    public Criterion(NDManager parent, Loss loss, double[] counts, Optional<double[]> weights) {
        manager = parent.newSubManager();
        Constants constants = new Constants(manager);
        formula = loss.of(counts, constants);
        double[] ones = new double[counts.length];
        Arrays.fill(ones, 1);
        this.weights = constants.vector(weights.orElse(ones));
    }

    /**
     * @param logits {@code [batch, classes]}; of a cosine classifier already scaled
     * @param labels {@code [batch]}, int64
     * @return a scalar
     */
    public NDArray of(NDArray logits, NDArray labels) {
        NDArray weight = weights.gather(labels, 0);
        weight.attach(labels.getManager());
        return formula.of(logits, labels, weight);
    }

    @Override
    public void close() {
        manager.close();
    }
}

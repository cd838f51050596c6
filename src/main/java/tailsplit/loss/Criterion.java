package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;

/**
 * A loss made ready for given classes: all of them are a cross-entropy of logits that are first scaled, shifted, or
 * lowered at the true class, with a weight for each class.
 */
public final class Criterion implements AutoCloseable {
    /** Keeps the gradient of (1 - p)^gamma finite where p rounds to 1 and gamma is below 1. */
    private static final double SMALLEST_MISS = 1e-8;

    private final NDManager manager;
    private final Loss loss;
    private final NDArray scale;
    private final NDArray shift;
    private final NDArray margin;
    private final NDArray weights;
    private final NDArray one;
    /** The focal loss's. */
    private final NDArray gamma;

    /**
     * @param counts  images of each class, {@code [classes]}
     * @param weights of each class, {@code [classes]}; empty for none
     */
    public Criterion(NDManager parent, Loss loss, double[] counts, Optional<double[]> weights) {
        this.loss = loss;
        manager = parent.newSubManager();
        int classes = counts.length;
        double[] ones = new double[classes];
        Arrays.fill(ones, 1);
        double[] scale = ones;
        double[] shift = new double[classes];
        double[] margin = new double[classes];
        switch (loss) {
            case Loss.CrossEntropy _, Loss.Focal _ -> {}
            case Loss.Ldam(double largest, double s) ->
                margin = Arrays.stream(ClassBalance.margins(counts, largest)).map(m -> s * m).toArray();
            case Loss.BalancedSoftmax() -> shift = Arrays.stream(counts).map(Math::log).toArray();
            case Loss.LogitAdjustment(double tau) -> shift = ClassBalance.logPriors(counts, tau);
            case Loss.VectorScaling(double gamma, double tau) -> {
                double most = Arrays.stream(counts).max().orElseThrow();
                scale = Arrays.stream(counts).map(n -> Math.pow(n / most, gamma)).toArray();
                shift = ClassBalance.logPriors(counts, tau);
            }
        }
        this.scale = vector(scale);
        this.shift = vector(shift);
        this.margin = vector(margin);
        this.weights = vector(weights.orElse(ones));
        one = manager.create(1f);
        gamma = manager.create(loss instanceof Loss.Focal(double exponent, boolean _) ? (float) exponent : 0f);
    }

    /**
     * @param logits {@code [batch, classes]}; of a cosine classifier already scaled
     * @param labels {@code [batch]}, int64
     * @return a scalar
     */
    public NDArray of(NDArray logits, NDArray labels) {
        NDArray weight = weights.gather(labels, 0);
        weight.attach(labels.getManager());
        NDArray crossEntropy = crossEntropy(adjusted(logits, labels), labels);
        if (loss instanceof Loss.Focal(double _, boolean released)) {
            NDArray weighted = crossEntropy.mul(weight);
            NDArray probability = (released ? weighted : crossEntropy).neg().exp();
            return probability.neg().add(one).clip(SMALLEST_MISS, 1).pow(gamma).mul(weighted).mean();
        }
        return crossEntropy.mul(weight).sum().div(weight.sum());
    }

    @Override
    public void close() {
        manager.close();
    }

    private NDArray adjusted(NDArray logits, NDArray labels) {
        return switch (loss) {
            case Loss.CrossEntropy _, Loss.Focal _ -> logits;
            case Loss.Ldam _ -> logits.sub(labels.oneHot((int) margin.size()).mul(margin));
            case Loss.BalancedSoftmax _, Loss.LogitAdjustment _ -> logits.add(shift);
            case Loss.VectorScaling _ -> logits.mul(scale).add(shift);
        };
    }

    /** Per image, {@code [batch]}. */
    private static NDArray crossEntropy(NDArray logits, NDArray labels) {
        return logits.logSoftmax(1).gather(labels.reshape(-1, 1), 1).reshape(-1).neg();
    }

    private NDArray vector(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return manager.create(floats, new Shape(floats.length));
    }
}

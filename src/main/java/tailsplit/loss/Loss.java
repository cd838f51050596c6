package tailsplit.loss;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;

/**
 * A loss function with its parameters. A new one is a class like those beside this, and a line in {@link Losses}: its
 * name and parameters become settings, a choice in the form, an ablation axis and a part of the guide.
 */
public interface Loss {
    /**
     * Makes the loss ready for given classes.
     *
     * @param counts    images of each class or pseudo-class, {@code [classes]}; may be fractions, above 0
     * @param constants makes the arrays that it needs, which last as long as it does
     */
    Formula of(double[] counts, Constants constants);

    /** Whether the loss itself, without any weights, depends on the number of images of each class. */
    default boolean needsCounts() {
        return false;
    }

    /** The factor of the cosines where the last layers are to be cosine ones (features and weights normalised, no bias). */
    default OptionalDouble cosineScale() {
        return OptionalDouble.empty();
    }

    /** The loss of a batch. A number takes part in it as one of the {@link Constants}, never as a Java number. */
    @FunctionalInterface
    interface Formula {
        /**
         * @param logits  {@code [batch, classes]}; of a cosine classifier already scaled
         * @param labels  {@code [batch]}, int64
         * @param weights of the images by the rule, {@code [batch]}; ones without it
         * @return a scalar
         */
        NDArray of(NDArray logits, NDArray labels, NDArray weights);
    }

    /** Of each image, {@code [batch]}. */
    static NDArray crossEntropy(NDArray logits, NDArray labels) {
        return logits.logSoftmax(1).gather(labels.reshape(-1, 1), 1).reshape(-1).neg();
    }

    /** The cross-entropy's mean over the batch, weighted as PyTorch does it: divided by the sum of the weights. */
    static NDArray meanCrossEntropy(NDArray logits, NDArray labels, NDArray weights) {
        return crossEntropy(logits, labels).mul(weights).sum().div(weights.sum());
    }
}

package tailsplit.loss;

/** The loss functions, each with its own parameters. */
public sealed interface Loss {
    /** Cross-entropy of the softmax. */
    record CrossEntropy() implements Loss {}

    /**
     * Focal loss (Lin et al., 2017): {@code (1 - p)^gamma} times the cross-entropy, mean over the batch.
     *
     * @param released p is {@code exp(-weighted cross-entropy)}, as in the code released with the LDAM paper, instead
     *                 of the probability of the true class
     */
    record Focal(double gamma, boolean released) implements Loss {}

    /**
     * Label-distribution-aware margins (Cao et al., 2019): margins proportional to {@code n^(-1/4)}, taken off the
     * cosine of the true class before scaling.
     *
     * @param largestMargin of the class with the fewest images
     * @param scale         of the cosine logits
     */
    record Ldam(double largestMargin, double scale) implements Loss {}

    /** Cross-entropy of {@code z + log n} (Ren et al., 2020). */
    record BalancedSoftmax() implements Loss {}

    /** Cross-entropy of {@code z + tau log(prior)} (Menon et al., 2021). */
    record LogitAdjustment(double tau) implements Loss {}

    /** Cross-entropy of {@code z (n / n_max)^gamma + tau log(prior)} (Kini et al., 2021); tau 0 is CDT. */
    record VectorScaling(double gamma, double tau) implements Loss {}

    /** Whether the loss itself, without any weights, depends on the number of images of each class. */
    default boolean needsCounts() {
        return !(this instanceof CrossEntropy || this instanceof Focal);
    }
}

package tailsplit.training;

import java.util.Optional;

/**
 * What a trained network makes of the test images.
 *
 * @param best               the epoch with the highest test accuracy: "test-selected"
 * @param validationSelected the epoch with the highest validation accuracy, where there is a validation part
 */
public record TrainingResult(Scored last, Scored best, Optional<Scored> validationSelected) {
    /**
     * The test images after an epoch.
     *
     * @param labels        {@code [images]}
     * @param probabilities {@code [images][classes]}
     * @param groupSum      accuracy by the sum of pseudo-class probabilities, NaN without splitting
     * @param groupMax      accuracy by the largest pseudo-logit, NaN without splitting
     */
    public record Scored(int epoch, int[] labels, float[][] probabilities, double groupSum, double groupMax) {}
}

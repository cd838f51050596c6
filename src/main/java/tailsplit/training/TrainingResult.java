package tailsplit.training;

import java.util.Optional;
import tailsplit.metric.Classified;

/**
 * What a trained network makes of the test images.
 *
 * @param best               the epoch with the highest test accuracy: "test-selected"
 * @param validationSelected the epoch with the highest validation accuracy, where there is a validation part
 */
public record TrainingResult(Scored last, Scored best, Optional<Scored> validationSelected) {
    /** The test images after an epoch. */
    public record Scored(int epoch, Classified images) {}
}

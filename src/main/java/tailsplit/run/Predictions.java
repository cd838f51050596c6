package tailsplit.run;

/**
 * The final class scores of the test images, predictions.csv.
 *
 * @param labels        {@code [images]}
 * @param probabilities {@code [images][classes]}
 */
public record Predictions(int[] labels, float[][] probabilities) {
    public Predictions {
        if (labels.length != probabilities.length) {
            throw new IllegalArgumentException("%d labels, %d rows of probabilities"
                    .formatted(labels.length, probabilities.length));
        }
    }
}

package tailsplit.run;

/**
 * The final class scores of a test image, a row of predictions.csv.
 *
 * @param image         its index in the data set's test part
 * @param label         its class
 * @param probabilities {@code [classes]}, written in the shortest digits that read back as the same numbers
 */
public record Prediction(int image, int label, float[] probabilities) {}

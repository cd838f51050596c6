package tailsplit.metric;

import java.util.stream.IntStream;

/** The expected calibration error in 15 bins of equal width (Guo et al., 2017): bin b holds the confidences in (b/15, (b+1)/15]. */
public final class CalibrationError {
    public static final Metric METRIC = new Metric("ece", "Expected calibration error", "ECE",
            "How far confidence is from accuracy, over 15 bins of confidence.", false, CalibrationError::of);
    private static final int BINS = 15;

    private CalibrationError() {}

    private static double of(Classified images) {
        double[] confidence = new double[BINS];
        int[] correct = new int[BINS];
        for (int i = 0; i < images.size(); i++) {
            int predicted = images.predictions()[i];
            float probability = images.probabilities()[i][predicted];
            int bin = Math.clamp((int) Math.ceil(probability * (double) BINS) - 1, 0, BINS - 1);
            confidence[bin] += probability;
            correct[bin] += predicted == images.labels()[i] ? 1 : 0;
        }
        return IntStream.range(0, BINS).mapToDouble(b -> Math.abs(correct[b] - confidence[b])).sum() / images.size();
    }
}

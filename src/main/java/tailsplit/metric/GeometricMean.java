package tailsplit.metric;

import java.util.Arrays;

/**
 * The geometric mean of the accuracies of the classes that have images (Kubat and Matwin, 1997): 0 as soon as one class is never
 * found, however many images the others have.
 */
public final class GeometricMean {
    public static final Metric METRIC = new Metric("g-mean", "Geometric mean of class accuracies", "G-mean",
            "The geometric mean of the accuracies of the classes: 0 where one class is never found.", true, GeometricMean::of);

    private GeometricMean() {}

    private static double of(Classified images) {
        double meanLog = Arrays.stream(images.recall()).filter(recall -> !Double.isNaN(recall)).map(StrictMath::log)
                .average().orElse(Double.NaN);
        return StrictMath.exp(meanLog);
    }
}

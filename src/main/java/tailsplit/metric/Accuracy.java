package tailsplit.metric;

import java.util.stream.IntStream;

/** The share of the images that were taken for their own class. */
public final class Accuracy {
    public static final Metric METRIC = new Metric("accuracy", "Accuracy", "Accuracy",
            "The share of the images that were taken for their own class.", true, Accuracy::of);

    private Accuracy() {}

    private static double of(Classified images) {
        long correct = IntStream.range(0, images.classes()).mapToLong(c -> images.confusion()[c][c]).sum();
        return (double) correct / images.size();
    }
}

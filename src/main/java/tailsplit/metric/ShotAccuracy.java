package tailsplit.metric;

import java.util.function.IntPredicate;

/** The mean accuracy of the classes of over 100, of 20 to 100 and of under 20 training images (Liu et al., 2019). */
public final class ShotAccuracy {
    public static final Metric MANY = of("many", "Many", "over 100", count -> count > 100);
    public static final Metric MEDIUM = of("medium", "Medium", "20 to 100", count -> count >= 20 && count <= 100);
    public static final Metric FEW = of("few", "Few", "under 20", count -> count < 20);

    private ShotAccuracy() {}

    private static Metric of(String key, String name, String images, IntPredicate count) {
        return new Metric(key, name + "-shot accuracy", name, "The mean accuracy of the classes with %s training images.".formatted(images),
                true, classified -> classified.meanRecall(c -> count.test(classified.trainCounts()[c])));
    }
}

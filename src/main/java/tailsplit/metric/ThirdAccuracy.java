package tailsplit.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The mean accuracy of each third of the classes, by their training images; of equal ones the first class comes first. */
public final class ThirdAccuracy {
    public static final Metric HEAD = of("head", "Head", "the third of the classes with the most training images", 0);
    public static final Metric MIDDLE = of("middle", "Middle", "the third of the classes between head and tail", 1);
    public static final Metric TAIL = of("tail", "Tail", "the third of the classes with the fewest training images", 2);

    private ThirdAccuracy() {}

    private static Metric of(String key, String name, String classes, int third) {
        return new Metric(key, name + " accuracy", name, "The mean accuracy of %s.".formatted(classes), true, images -> of(images, third));
    }

    private static double of(Classified images, int third) {
        int[] rank = ranksByCount(images.trainCounts());
        long from = Math.round(third * rank.length / 3.0);
        long to = Math.round((third + 1) * rank.length / 3.0);
        return images.meanRecall(c -> rank[c] >= from && rank[c] < to);
    }

    /** The place of each class when the largest comes first. */
    private static int[] ranksByCount(int[] counts) {
        int[] order = IntStream.range(0, counts.length).boxed()
                .sorted(Comparator.comparingInt((Integer c) -> counts[c]).reversed()).mapToInt(c -> c).toArray();
        int[] rank = new int[counts.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        return rank;
    }
}

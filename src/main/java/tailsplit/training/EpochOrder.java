package tailsplit.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import tailsplit.random.SplitMix;

/** Which image comes when in an epoch. */
final class EpochOrder {
    private EpochOrder() {}

    /** Each of {@code size} images once. */
    static int[] shuffled(int size, SplitMix random) {
        int[] order = IntStream.range(0, size).toArray();
        random.shuffle(order);
        return order;
    }

    /**
     * As many draws with replacement as there are images.
     *
     * @param weights of each image, not below 0, not all 0
     */
    static int[] drawn(double[] weights, SplitMix random) {
        double[] cumulative = weights.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
        double total = cumulative[cumulative.length - 1];
        int[] order = new int[weights.length];
        for (int i = 0; i < order.length; i++) {
            int found = Arrays.binarySearch(cumulative, random.nextDouble() * total);
            order[i] = Math.min(found >= 0 ? found + 1 : -found - 1, order.length - 1);
        }
        return order;
    }
}

package tailsplit.imbalance;

import java.util.Arrays;
import java.util.List;

/**
 * The shape of a long-tailed training set: how many images each class keeps, in the data set's own class order.
 * The largest class keeps {@code max} images; {@code factor} is the imbalance factor, smallest over largest class.
 */
public sealed interface Profile {
    /** What the profile asks of each class; it does not look at what the other classes have. */
    int[] wanted(int[] available, int max);

    /** Every image of every class. */
    record Natural() implements Profile {
        @Override
        public int[] wanted(int[] available, int max) {
            return Arrays.stream(available).map(count -> Math.min(count, max)).toArray();
        }
    }

    /** {@code n_i = trunc(max * factor^(i / (C - 1)))} (Cao et al., 2019). */
    record Exponential(double factor) implements Profile {
        @Override
        public int[] wanted(int[] available, int max) {
            int[] counts = new int[available.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = (int) (max * Math.pow(factor, counts.length == 1 ? 0 : i / (counts.length - 1.0)));
            }
            return counts;
        }
    }

    /** The first half of the classes keep {@code max} images, the others {@code trunc(max * factor)}. */
    record Step(double factor) implements Profile {
        @Override
        public int[] wanted(int[] available, int max) {
            int[] counts = new int[available.length];
            Arrays.fill(counts, (int) (max * factor));
            Arrays.fill(counts, 0, counts.length / 2, max);
            return counts;
        }
    }

    /** Counts given one by one. */
    record Custom(List<Integer> counts) implements Profile {
        public Custom {
            counts = List.copyOf(counts);
        }

        @Override
        public int[] wanted(int[] available, int max) {
            return counts.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}

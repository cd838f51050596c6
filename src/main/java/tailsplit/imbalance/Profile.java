package tailsplit.imbalance;

import java.util.Arrays;
import java.util.List;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.ListOf;
import tailsplit.setting.SettingType.WholeNumber;

/**
 * The shape of a long-tailed training set: how many images each class keeps, in the data set's own class order.
 * The largest class keeps {@code max} images; {@code factor} is the imbalance factor, smallest over largest class.
 */
public sealed interface Profile {
    Setting<Double> FACTOR = Setting.axis("imbalance.factor", "Imbalance factor", Decimal.above(0, 1), 0.01,
            "Images of the smallest class over those of the largest, the paper's beta.");
    Setting<List<Long>> COUNTS = Setting.fixed("imbalance.counts", "Images of each class",
            new ListOf<>(new WholeNumber(1, 10_000_000), false), List.of(),
            "Training images of each class in the data set's order, for the custom profile.");
    Setting<Long> MAX = Setting.axis("imbalance.max", "Largest class", new WholeNumber(0, 10_000_000), 0L,
            "Images of the largest class after the selection; 0 takes the largest class of the data set.");

    Kind<Profile> NATURAL = new Kind<>("natural", "Natural", List.of(MAX), _ -> new Natural());
    Kind<Profile> EXPONENTIAL = new Kind<>("exponential", "Exponential", List.of(FACTOR, MAX),
            values -> new Exponential(values.get(FACTOR)));
    Kind<Profile> STEP = new Kind<>("step", "Step", List.of(FACTOR, MAX), values -> new Step(values.get(FACTOR)));
    Kind<Profile> CUSTOM = new Kind<>("custom", "Custom", List.of(COUNTS),
            values -> new Custom(values.get(COUNTS).stream().map(Math::toIntExact).toList()));

    /** Every profile there is. The order never changes; a new one goes to the end. */
    List<Kind<Profile>> ALL = List.of(NATURAL, EXPONENTIAL, STEP, CUSTOM);

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

package tailsplit.imbalance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.file.InvalidInputException;
import tailsplit.random.NumpyRandom;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.SettingType.WholeNumber;
import tailsplit.setting.Values;

/**
 * A validation part cut from the training images: the same number of every class, or the same share.
 *
 * @param seed an unsigned 32-bit integer
 */
public record ValidationCut(Amount amount, Order order, long seed) {
    static final Setting<Long> PER_CLASS = Setting.fixed("dataset.validationPerClass", "Validation images",
            new WholeNumber(0, 1_000_000), 0L,
            "Training images of each class that are kept for validation, as 20 of ImageNet-LT and Places-LT, where a data set has no "
                    + "validation part; 0 keeps none.");
    static final Setting<Double> SHARE = Setting.fixed("dataset.validationShare", "Validation share", Decimal.below(0, 1), 0.0,
            "The share of each class's training images that is kept for validation, in the place of a number; 0 keeps none.");
    static final Setting<Order> ORDER = Setting.fixed("dataset.validationCut", "Validation cut", OneOf.of(Order.class), Order.BEFORE,
            "Before the imbalance, which takes its images from what is left, as published protocols do; or after it, from the images "
                    + "that it keeps, so that a share is as imbalanced as they are.");
    static final Setting<Long> SEED = Setting.fixed("dataset.validationSeed", "Validation seed",
            new WholeNumber(0, NumpyRandom.MAX_SEED), 0L, "Draws which training images are kept for validation, with NumPy's generator.");

    /** In the order of forms and files. */
    public static final List<Setting<?>> SETTINGS = List.of(PER_CLASS, SHARE, ORDER, SEED);

    /** When a part is cut. */
    public enum Order implements ConstantOption {
        /** From all training images; the imbalance takes from what is left. */
        BEFORE("Before the imbalance"),
        /** From the images that the imbalance keeps. */
        AFTER("After the imbalance");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** How much of a class is cut. */
    public sealed interface Amount {
        /** @param images of the class, at least 1; one is left at least */
        int of(int label, int images);
    }

    /** The same number of every class. */
    public record PerClass(int images) implements Amount {
        @Override
        public int of(int label, int available) {
            if (images >= available) {
                throw new InvalidInputException(("%s: found %d, but class %d has %d training images; allowed here: 0 to %d, "
                        + "which leaves one to train on, or %s").formatted(PER_CLASS.key(), images, label, available, available - 1,
                                SHARE.key()));
            }
            return images;
        }
    }

    /** The same share of every class, rounded; one image at least of a class that has two. */
    public record Share(double share) implements Amount {
        @Override
        public int of(int label, int available) {
            return Math.min(Math.max(1, (int) Math.round(share * available)), available - 1);
        }
    }

    /**
     * What the settings ask for.
     *
     * @return empty where no validation part is cut
     * @throws InvalidInputException where both a number and a share are asked for
     */
    public static Optional<ValidationCut> of(Values values) {
        int images = values.getInt(PER_CLASS);
        double share = values.get(SHARE);
        if (images > 0 && share > 0) {
            throw new InvalidInputException("%s: found %s with %s %d; allowed: a number of each class or a share, and 0 for the other"
                    .formatted(SHARE.key(), SHARE.type().text(share), PER_CLASS.key(), images));
        }
        return images == 0 && share == 0 ? Optional.empty()
                : Optional.of(new ValidationCut(images > 0 ? new PerClass(images) : new Share(share), values.get(ORDER), values.get(SEED)));
    }

    /** The setting that asks for it. */
    public Setting<?> setting() {
        return amount instanceof PerClass ? PER_CLASS : SHARE;
    }

    /** Whether a setting's value changes anything beside the others. */
    public static boolean matters(Setting<?> setting, Values values) {
        return setting == PER_CLASS || (setting == SHARE ? values.get(PER_CLASS) == 0 || values.get(SHARE) > 0
                : values.get(PER_CLASS) > 0 || values.get(SHARE) > 0);
    }

    /**
     * What the imbalance can take of each class.
     *
     * @param counts of the training images of each class
     * @throws InvalidInputException where a class has too few
     */
    public int[] available(int[] counts) {
        return order == Order.AFTER ? counts
                : IntStream.range(0, counts.length).map(c -> counts[c] == 0 ? 0 : counts[c] - amount.of(c, counts[c])).toArray();
    }

    /**
     * The positions that are cut: one legacy NumPy generator through all classes in ascending order, each class's positions
     * shuffled, the first ones taken.
     *
     * @param byClass the positions of each class, ascending
     */
    List<int[]> positions(List<int[]> byClass) {
        NumpyRandom random = new NumpyRandom(seed);
        int[][] cut = new int[byClass.size()][];
        for (int c = 0; c < cut.length; c++) {
            int[] shuffled = byClass.get(c).clone();
            random.shuffle(shuffled);
            cut[c] = Arrays.copyOf(shuffled, shuffled.length == 0 ? 0 : amount.of(c, shuffled.length));
        }
        return List.of(cut);
    }
}

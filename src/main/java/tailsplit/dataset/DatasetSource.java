package tailsplit.dataset;

import java.nio.file.Path;
import java.util.Optional;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.SettingType.WholeNumber;
import tailsplit.setting.Values;

/**
 * Which data set is asked for.
 *
 * @param kind         one of {@link Datasets#ALL}
 * @param path         the file or folder that holds it; empty for the place where downloads lie
 * @param labels       of CIFAR-100
 * @param size         pixels a side that the images of a folder are scaled to
 * @param testFraction share of the images kept for testing where the user's own data have no test part
 * @param splitSeed    draws that part
 */
public record DatasetSource(
        DatasetKind kind, Optional<Path> path, Labels labels, int size, double testFraction, long splitSeed) {
    public static final Setting<Labels> LABELS = Setting.fixed("dataset.labels", "Labels", OneOf.of(Labels.class), Labels.FINE,
            "CIFAR-100 has 100 fine classes in 20 coarse ones. Other data sets have one kind of label only.");
    public static final Setting<Long> SIZE = Setting.fixed("dataset.size", "Image side", new WholeNumber(8, 256), 32L,
            "Pixels along each side that the images of a folder are scaled to.");
    public static final Setting<Double> TEST_FRACTION = Setting.fixed("dataset.testFraction", "Test share", Decimal.open(0, 1), 0.2,
            "The share of the images kept for testing where a data set has no test part.");
    public static final Setting<Long> SPLIT_SEED = Setting.fixed("dataset.splitSeed", "Test split seed",
            new WholeNumber(0, 1L << 53), 0L, "Draws which images are kept for testing where a data set has no test part.");

    /** The kinds of label that CIFAR-100 has. */
    public enum Labels implements ConstantOption { FINE, COARSE }

    /** A data set by its key alone, from the place where downloads lie. */
    public static DatasetSource named(String key) {
        return new DatasetSource(Datasets.named(key), Optional.empty(), Labels.FINE, 32, 0.2, 0);
    }

    /** What an experiment asks for. */
    public static DatasetSource of(DatasetKind kind, Optional<Path> path, Values values) {
        return new DatasetSource(kind, path, values.get(LABELS), values.getInt(SIZE), values.get(TEST_FRACTION), values.get(SPLIT_SEED));
    }

    /** The kind's key. */
    public String name() {
        return kind.key();
    }
}

package tailsplit.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.file.InvalidInputException;
import tailsplit.random.SplitMix;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.WholeNumber;

/** Sets images of the user's own data aside for testing, the same share of every class. */
final class TestPart {
    static final Setting<Double> FRACTION = Setting.fixed("dataset.testFraction", "Test share", Decimal.open(0, 1), 0.2,
            "The share of the images kept for testing where a data set has no test part.");
    static final Setting<Long> SEED = Setting.fixed("dataset.splitSeed", "Test split seed", new WholeNumber(0, 1L << 53), 0L,
            "Draws which images are kept for testing where a data set has no test part.");

    private TestPart() {}

    static Dataset drawn(String name, List<String> classNames, ImageSet all, Optional<ImageSet> validation,
            DatasetSource source) {
        boolean[] test = draw(all.labels(), classNames, source);
        return new Dataset(name, classNames, select(all, test, false), validation, select(all, test, true), List.of(notice(test)));
    }

    /** @return which of the images are for testing */
    static boolean[] draw(int[] labels, List<String> classNames, DatasetSource source) {
        boolean[] test = new boolean[labels.length];
        for (int c = 0; c < classNames.size(); c++) {
            int label = c;
            int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
            SplitMix.of(source.get(SEED), c).shuffle(members);
            int share = (int) Math.round(source.get(FRACTION) * members.length);
            if (members.length < 2) {
                throw new InvalidInputException(("%s: found %d images of class %s; allowed: at least 2, one to train on and one to "
                        + "test, or a test part of its own").formatted(place(source), members.length, classNames.get(c)));
            }
            for (int i = 0; i < Math.clamp(share, 1, members.length - 1); i++) {
                test[members[i]] = true;
            }
        }
        return test;
    }

    /** @param test as they were drawn */
    static String notice(boolean[] test) {
        return "There is no test part: %,d of %,d images are kept for testing (dataset.testFraction)."
                .formatted(IntStream.range(0, test.length).filter(i -> test[i]).count(), test.length);
    }

    private static String place(DatasetSource source) {
        return source.path().map(Path::toString).orElse(source.kind().key());
    }

    private static ImageSet select(ImageSet all, boolean[] test, boolean wanted) {
        return all.selected(IntStream.range(0, all.size()).filter(i -> test[i] == wanted).toArray());
    }
}

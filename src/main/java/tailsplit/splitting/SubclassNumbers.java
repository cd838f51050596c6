package tailsplit.splitting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How many subclasses each class is asked to have: numbers that are listed, or a way to find them. */
public sealed interface SubclassNumbers {
    /** @param numbers of each class, each at least 1; none at all leaves them to the number of classes and images */
    record Listed(List<Integer> numbers) implements SubclassNumbers {
        public Listed {
            numbers = List.copyOf(numbers);
        }
    }

    /** A way to find the numbers. */
    enum Automatic implements SubclassNumbers {
        /** As many as bring the subclasses nearest to one size. */
        BALANCED,
        /** As many as the features of a short baseline have modes. */
        MODES,
        /** Balanced at first; in training subclasses that starve are merged and wide ones are split. */
        ADAPTIVE;

        private static final String PREFIX = "auto:";

        /** {@code auto:balanced} and so on. */
        public String text() {
            return PREFIX + word();
        }

        /** {@code balanced} and so on. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one with that text. */
        public static Optional<Automatic> of(String text) {
            return Arrays.stream(values()).filter(way -> way.text().equals(text)).findFirst();
        }
    }

    static SubclassNumbers of(SubclassPlan plan) {
        return new Listed(plan.subclasses());
    }

    /** Nothing is asked for: the paper's plan, or numbers in proportion to the images. */
    static SubclassNumbers unsaid() {
        return new Listed(List.of());
    }
}

package tailsplit.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tailsplit.file.InvalidInputException;

/** Class labels and their names. */
final class ClassLabels {
    private ClassLabels() {}

    static int check(long label, int classes, Path file) {
        if (label < 0 || label >= classes) {
            throw new InvalidInputException("%s: found the label %d; allowed: 0 to %d".formatted(file, label, classes - 1));
        }
        return (int) label;
    }

    /** Names for classes that have none: their numbers. */
    static List<String> numbered(int classes) {
        return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    }
}

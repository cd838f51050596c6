package tailsplit.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The classes that labels tell of, where nothing else does.
 *
 * @param first the label of the first class: 0, or 1 where labels begin there in every part
 */
record LabelRange(int first, int classes) {
    /** @param parts the labels of each part, from 0 */
    static LabelRange of(List<int[]> parts) {
        int smallest = parts.stream().flatMapToInt(Arrays::stream).min().orElse(0);
        int largest = parts.stream().flatMapToInt(Arrays::stream).max().orElse(0);
        int first = smallest == 1 ? 1 : 0;
        return new LabelRange(first, largest - first + 1);
    }

    /** Names for the classes: their labels. */
    List<String> names() {
        return IntStream.range(first, first + classes).mapToObj(String::valueOf).toList();
    }

    /** The labels from 0. */
    int[] fromZero(int[] labels) {
        return first == 0 ? labels : Arrays.stream(labels).map(label -> label - first).toArray();
    }

    Optional<String> notice() {
        return first == 0 ? Optional.empty() : Optional.of("Labels are 1 to %d, none is 0: 1 is the first class.".formatted(classes));
    }
}

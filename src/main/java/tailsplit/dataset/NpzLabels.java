package tailsplit.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import tailsplit.file.InvalidInputException;

/**
 * Labels of an array, one an image.
 *
 * @param labels at least 0
 * @param oneHot whether each was a row with a one in its place
 */
record NpzLabels(int[] labels, boolean oneHot) {
    private static final int LARGEST = 100_000;

    /** @throws InvalidInputException where these are not one label an image */
    static NpzLabels of(NpyArray array, Path file, String name) {
        int[] shape = array.shape();
        int columns = shape.length == 2 ? shape[1] : 1;
        if (shape.length < 1 || shape.length > 2 || columns < 1) {
            throw refused(file, name, "labels of shape " + Arrays.toString(shape));
        }
        if (columns > 1) {
            return new NpzLabels(oneHot(array, columns, file, name), true);
        }
        int[] labels = new int[array.size()];
        for (int i = 0; i < labels.length; i++) {
            double label = array.get(i);
            if (label != Math.rint(label)) {
                throw refused(file, name, "the label " + label);
            }
            labels[i] = ClassLabels.check((long) label, LARGEST, file);
        }
        return new NpzLabels(labels, false);
    }

    private static int[] oneHot(NpyArray array, int columns, Path file, String name) {
        int[] labels = new int[array.size() / columns];
        for (int i = 0; i < labels.length; i++) {
            int ones = 0;
            for (int c = 0; c < columns; c++) {
                double value = array.get(i * columns + c);
                if (value == 1) {
                    ones++;
                    labels[i] = c;
                } else if (value != 0) {
                    throw refused(file, name, "%d numbers an image".formatted(columns));
                }
            }
            if (ones != 1) {
                throw refused(file, name, "an image with %d of %d labels".formatted(ones, columns));
            }
        }
        return labels;
    }

    private static InvalidInputException refused(Path file, String name, String found) {
        return new InvalidInputException("%s: %s: found %s; allowed: whole numbers, one an image, or a row with a single 1"
                .formatted(file, name, found));
    }
}

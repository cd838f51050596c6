package tailsplit.dataset;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Labelled images that are yet to be decoded or drawn.
 *
 * @param place   that they are found in, for messages
 * @param parts   always with training images
 * @param notices sentences for the user about what was left out or taken for something else
 */
record PendingSet(String place, List<String> classNames, Map<Part, PendingPart> parts, List<String> notices) {
    PendingSet {
        classNames = List.copyOf(classNames);
        parts = new EnumMap<>(parts);
        notices = List.copyOf(notices);
    }

    /** @param labels one for each image */
    record PendingPart(int height, int width, int channels, int[] labels, ImageMaker images) {
        int size() {
            return labels.length;
        }

        long bytes() {
            return (long) size() * height * width * channels;
        }
    }

    int images() {
        return parts.values().stream().mapToInt(PendingPart::size).sum();
    }

    long bytes() {
        return parts.values().stream().mapToLong(PendingPart::bytes).sum();
    }
}

package tailsplit.dataset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Image files with their labels, before they are decoded.
 *
 * @param parts   always with training images
 * @param notices sentences for the user about what was left out or taken for something else
 */
record ImageListing(List<String> classNames, Map<Part, PartFiles> parts, List<String> notices) {
    ImageListing {
        classNames = List.copyOf(classNames);
        parts = new EnumMap<>(parts);
        notices = List.copyOf(notices);
    }

    PartFiles train() {
        return Objects.requireNonNull(parts.get(Part.TRAIN));
    }

    Optional<PartFiles> part(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /** A validation part takes the place of a test part that is not there, as for ImageNet. */
    ImageListing tested() {
        PartFiles validation = parts.get(Part.VALIDATION);
        if (validation == null || parts.containsKey(Part.TEST)) {
            return this;
        }
        List<String> told = new ArrayList<>(notices);
        told.add("%s is the test part, as there is no other with labels.".formatted(validation.place().getFileName()));
        return new ImageListing(classNames, Map.of(Part.TRAIN, train(), Part.TEST, validation), told);
    }
}

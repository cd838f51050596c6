package tailsplit.dataset;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data set as it was found, perhaps without a test part.
 *
 * @param parts   always with training images
 * @param notices sentences for the user about what was left out or taken for something else
 */
record LabelledParts(List<String> classNames, Map<Part, ImageSet> parts, List<String> notices) {
    LabelledParts {
        classNames = List.copyOf(classNames);
        parts = new EnumMap<>(parts);
        notices = List.copyOf(notices);
    }

    /** @param source its name, and how images are kept for testing where there is no test part */
    Dataset dataset(DatasetSource source) {
        String name = source.kind().key();
        ImageSet train = Objects.requireNonNull(parts.get(Part.TRAIN));
        Optional<ImageSet> validation = Optional.ofNullable(parts.get(Part.VALIDATION));
        return Optional.ofNullable(parts.get(Part.TEST)).map(test -> new Dataset(name, classNames, train, validation, test))
                .orElseGet(() -> TestPart.drawn(name, classNames, train, validation, source))
                .telling(notices);
    }

    LabelledParts telling(String notice) {
        return new LabelledParts(classNames, parts, Stream.concat(notices.stream(), Stream.of(notice)).toList());
    }
}

package tailsplit.dataset;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tailsplit.file.InvalidInputException;

/**
 * Which arrays of an archive are images and labels of which part, by their names, in either case: {@code train_images} or
 * {@code X_train}, {@code labels} or {@code y}. Names without a part are the training part's where no others are.
 */
final class NpzNames {
    static final String ACCEPTED = "train_images and train_labels, or x_train and y_train, or images and labels; for the other parts "
            + "val or valid, and test in the place of train";

    private static final String PART = "(?<part>train|training|val|valid|validation|dev|test|testing)";
    private static final String ROLE = "(?:(?<images>images?|imgs?|x|data)|(?<labels>labels?|y|targets?))";
    private static final List<Pattern> NAMES = List.of(pattern(PART + "[-_ ]?" + ROLE), pattern(ROLE + "[-_ ]?" + PART), pattern(ROLE));

    private NpzNames() {}

    /** The names of the arrays of a part. */
    record Pair(String images, String labels) {}

    private record Meaning(Optional<Part> part, boolean images) {}

    /**
     * @param names of all arrays in the file
     * @throws InvalidInputException where there are no training images, a part has images or labels only, or two arrays are the same
     */
    static Map<Part, Pair> pairs(Iterable<String> names, Path file) {
        Map<Part, String> images = new EnumMap<>(Part.class);
        Map<Part, String> labels = new EnumMap<>(Part.class);
        for (String name : names) {
            meaning(name).filter(meaning -> meaning.part().isPresent()).ifPresent(meaning ->
                    put(meaning.images() ? images : labels, meaning.part().orElseThrow(), name, file));
        }
        if (!images.containsKey(Part.TRAIN) && !labels.containsKey(Part.TRAIN)) {
            for (String name : names) {
                meaning(name).filter(meaning -> meaning.part().isEmpty()).ifPresent(meaning ->
                        put(meaning.images() ? images : labels, Part.TRAIN, name, file));
            }
        }
        Map<Part, Pair> pairs = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            String image = images.get(part);
            String label = labels.get(part);
            if (image != null && label != null) {
                pairs.put(part, new Pair(image, label));
            } else if (image != null || label != null || part == Part.TRAIN) {
                throw new InvalidInputException("%s: found %s; allowed: %s".formatted(file, image == null && label == null
                        ? "the arrays " + String.join(", ", names)
                        : image == null ? "%s, but no images of that part".formatted(label)
                        : "%s, but no labels of that part".formatted(image), ACCEPTED));
            }
        }
        return pairs;
    }

    private static void put(Map<Part, String> names, Part part, String name, Path file) {
        String other = names.put(part, name);
        if (other != null) {
            throw new InvalidInputException("%s: found %s and %s, which mean the same; allowed: one of them".formatted(file, other, name));
        }
    }

    private static Optional<Meaning> meaning(String name) {
        return NAMES.stream().map(pattern -> pattern.matcher(name)).filter(Matcher::matches).findFirst().map(matcher ->
                new Meaning(matcher.namedGroups().containsKey("part") ? Part.exactly(matcher.group("part")) : Optional.empty(),
                        matcher.group("images") != null));
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(name, Pattern.CASE_INSENSITIVE);
    }
}

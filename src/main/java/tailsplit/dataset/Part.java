package tailsplit.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of a data set, and what people call their folders and lists. */
public enum Part {
    TRAIN("training", "train", "training"),
    VALIDATION("validation", "val", "valid", "validation", "dev"),
    TEST("test", "test", "testing");

    private final String label;
    private final List<String> names;
    private final Pattern folder;

    Part(String label, String... names) {
        this.label = label;
        this.names = List.of(names);
        this.folder = Pattern.compile("(%s)[-_ ]?(set|data|images|\\d{4})?".formatted(String.join("|", names)), Pattern.CASE_INSENSITIVE);
    }

    /** As in a sentence: {@code training}. */
    public String label() {
        return label;
    }

    /** The usual name, as in a message. */
    String usual() {
        return names.getFirst();
    }

    /** The part that a folder or list of that name holds: {@code Training_Set}, {@code val2017}. */
    static Optional<Part> named(String name) {
        return Arrays.stream(values()).filter(part -> part.folder.matcher(name).matches()).findFirst();
    }

    /** The part of exactly one of the names, whatever their case. */
    static Optional<Part> exactly(String name) {
        return Arrays.stream(values()).filter(part -> part.names.contains(name.toLowerCase(Locale.ROOT))).findFirst();
    }
}

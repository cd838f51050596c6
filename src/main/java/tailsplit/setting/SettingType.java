package tailsplit.setting;

import static java.util.stream.Collectors.joining;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.setting.YamlValue.Scalar;
import tailsplit.setting.YamlValue.Sequence;

/**
 * What values a setting takes, how they are read and written, and how a message names them.
 *
 * @param <T> the values, immutable
 */
public interface SettingType<T> {
    /**
     * The value that was written; empty where it does not have this type's form. Whether the value is within the
     * range is for {@link #accepts} to say.
     *
     * @param base the folder that paths are relative to
     */
    Optional<T> parse(YamlValue written, Path base);

    /** What a person typed in one line, as it would be written. */
    default YamlValue typed(String text) {
        return new Scalar(text);
    }

    default boolean accepts(T value) {
        return true;
    }

    /** The values allowed, to be read after "allowed: ". */
    String allowed();

    /** The value as YAML in one line, the same for equal values; "" where nothing is to be written. */
    default String text(T value) {
        return value.toString();
    }

    /** The one form that equal values are kept in. */
    default T canonical(T value) {
        return value;
    }

    /**
     * One of a few options, each written as its key.
     *
     * @param options in the order in which forms show them
     */
    record OneOf<K extends Option>(List<K> options) implements SettingType<K> {
        public OneOf {
            options = List.copyOf(options);
        }

        /** All constants of an enum. */
        public static <K extends Enum<K> & Option> OneOf<K> of(Class<K> constants) {
            return new OneOf<>(List.of(constants.getEnumConstants()));
        }

        @Override
        public Optional<K> parse(YamlValue written, Path base) {
            return scalar(written).flatMap(key -> Option.named(options, key));
        }

        @Override
        public boolean accepts(K value) {
            return options.contains(value);
        }

        @Override
        public String allowed() {
            return options.stream().map(Option::key).collect(joining(", "));
        }

        @Override
        public String text(K value) {
            return value.key();
        }
    }

    /** A whole number from min to max, both included. */
    record WholeNumber(long min, long max) implements SettingType<Long> {
        @Override
        public Optional<Long> parse(YamlValue written, Path base) {
            return scalar(written).flatMap(Numerals::whole);
        }

        @Override
        public boolean accepts(Long value) {
            return min <= value && value <= max;
        }

        @Override
        public String allowed() {
            return "a whole number from %d to %d".formatted(min, max);
        }
    }

    /** A finite number from min to max, each bound included or not. */
    record Decimal(double min, boolean minIncluded, double max, boolean maxIncluded) implements SettingType<Double> {
        public static Decimal closed(double min, double max) {
            return new Decimal(min, true, max, true);
        }

        public static Decimal above(double min, double max) {
            return new Decimal(min, false, max, true);
        }

        public static Decimal below(double min, double max) {
            return new Decimal(min, true, max, false);
        }

        public static Decimal open(double min, double max) {
            return new Decimal(min, false, max, false);
        }

        @Override
        public Optional<Double> parse(YamlValue written, Path base) {
            return scalar(written).flatMap(Numerals::decimal);
        }

        @Override
        public boolean accepts(Double value) {
            return (minIncluded ? value >= min : value > min) && (maxIncluded ? value <= max : value < max);
        }

        @Override
        public String allowed() {
            String from = (minIncluded ? "from " : "above ") + Numerals.text(min);
            String to = (minIncluded ? " to " : " and ") + (maxIncluded ? minIncluded ? "" : "up to " : "below ");
            return "a number " + from + to + Numerals.text(max);
        }

        @Override
        public String text(Double value) {
            return Numerals.text(value);
        }

        @Override
        public Double canonical(Double value) {
            return value + 0.0; // no negative zero
        }
    }

    /** Yes or no, written true or false. */
    record Flag() implements SettingType<Boolean> {
        @Override
        public Optional<Boolean> parse(YamlValue written, Path base) {
            return scalar(written).flatMap(text -> switch (text) {
                case "true", "True", "TRUE" -> Optional.of(true);
                case "false", "False", "FALSE" -> Optional.of(false);
                default -> Optional.empty();
            });
        }

        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /** Any text. */
    record Text() implements SettingType<String> {
        @Override
        public Optional<String> parse(YamlValue written, Path base) {
            return scalar(written);
        }

        @Override
        public String allowed() {
            return "text";
        }

        @Override
        public String text(String value) {
            return YamlWriter.quoted(value);
        }
    }

    /** A file or folder, or none; kept absolute. */
    record FilePath() implements SettingType<Optional<Path>> {
        @Override
        public Optional<Optional<Path>> parse(YamlValue written, Path base) {
            return scalar(written).filter(text -> !text.isBlank()).flatMap(text -> {
                try {
                    return Optional.of(Optional.of(base.resolve(text)));
                } catch (InvalidPathException e) {
                    return Optional.empty();
                }
            });
        }

        @Override
        public String allowed() {
            return "the path of a file or folder";
        }

        @Override
        public String text(Optional<Path> value) {
            return value.map(path -> YamlWriter.quoted(path.toString())).orElse("");
        }

        @Override
        public Optional<Path> canonical(Optional<Path> value) {
            return value.map(path -> path.toAbsolutePath().normalize());
        }
    }

    /**
     * A list, possibly empty.
     *
     * @param ascending each element must be larger than the one before it
     */
    record ListOf<E extends Comparable<E>>(SettingType<E> element, boolean ascending) implements SettingType<List<E>> {
        /** The brackets may be left out. */
        @Override
        public YamlValue typed(String text) {
            boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.length() > 1;
            String elements = (bracketed ? text.substring(1, text.length() - 1) : text).strip();
            return new Sequence(elements.isEmpty() ? List.of()
                    : Stream.of(elements.split(",", -1)).<YamlValue>map(each -> new Scalar(each.strip())).toList());
        }

        @Override
        public Optional<List<E>> parse(YamlValue written, Path base) {
            if (!(written instanceof Sequence(List<YamlValue> elements))) {
                return Optional.empty();
            }
            List<E> values = new ArrayList<>();
            for (YamlValue each : elements) {
                Optional<E> value = element.parse(each, base);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.add(value.get());
            }
            return Optional.of(values);
        }

        @Override
        public boolean accepts(List<E> value) {
            for (int i = 1; ascending && i < value.size(); i++) {
                if (value.get(i - 1).compareTo(value.get(i)) >= 0) {
                    return false;
                }
            }
            return value.stream().allMatch(element::accepts);
        }

        @Override
        public String allowed() {
            return "a list, each " + element.allowed() + (ascending ? ", in ascending order" : "");
        }

        @Override
        public String text(List<E> value) {
            return value.stream().map(element::text).collect(joining(", ", "[", "]"));
        }

        @Override
        public List<E> canonical(List<E> value) {
            return value.stream().map(element::canonical).toList();
        }
    }

    /** What stands there as one word; empty where it is a list or a mapping. */
    static Optional<String> scalar(YamlValue written) {
        return written instanceof Scalar(String text) ? Optional.of(text) : Optional.empty();
    }
}

package tailsplit.experiment;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Setting;

/**
 * A setting that varies within an ablation.
 *
 * @param values at least one, each once
 */
public record Axis<T>(Setting<T> setting, List<T> values) {
    private static final Pattern COMMA_OUTSIDE_BRACKETS = Pattern.compile(",(?![^\\[]*])");

    /** @throws InvalidInputException where the setting or a value is not allowed */
    public Axis {
        if (!setting.axis()) {
            throw new InvalidInputException("ablation.%s: not an axis; allowed: settings that change what is learned, such as loss.name"
                    .formatted(setting.key()));
        }
        values = values.stream().map(setting::check).toList();
        if (values.isEmpty()) {
            throw new InvalidInputException("ablation.%s: found no values; allowed: at least one".formatted(setting.key()));
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new InvalidInputException("ablation.%s: found a value twice; allowed: each once".formatted(setting.key()));
        }
    }

    /**
     * Values as a person types them, parted by commas: {@code 1, 2, 3}, or {@code [1, 2], [3]} where each is a list.
     *
     * @param base   the folder that paths are relative to
     * @param source where they were typed, named in errors
     * @throws InvalidInputException where the setting or a value is not allowed
     */
    public static <T> Axis<T> typed(Setting<T> setting, String text, Path base, String source) {
        Stream<String> values = text.isBlank() ? Stream.empty() : COMMA_OUTSIDE_BRACKETS.splitAsStream(text).map(String::strip);
        return new Axis<>(setting, values.map(value -> Overrides.read(setting, value, base, source)).toList());
    }

    /** A configuration for every value. */
    List<Configuration> vary(Configuration configuration) {
        return values.stream().map(value -> configuration.with(setting, value)).toList();
    }

    /** The values as YAML, each in one line. */
    public List<String> texts() {
        return values.stream().map(setting.type()::text).toList();
    }
}

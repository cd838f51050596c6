package tailsplit.experiment;

import java.util.HashSet;
import java.util.List;
import tailsplit.file.InvalidInputException;

/**
 * A setting that varies within an ablation.
 *
 * @param values at least one, each once
 */
public record Axis<T>(Setting<T> setting, List<T> values) {
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

    /** A configuration for every value. */
    List<Configuration> vary(Configuration configuration) {
        return values.stream().map(value -> configuration.with(setting, value)).toList();
    }

    /** The values as YAML, each in one line. */
    public List<String> texts() {
        return values.stream().map(setting.type()::text).toList();
    }
}

package tailsplit.dataset;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tailsplit.setting.Setting;
import tailsplit.setting.Values;

/**
 * Which data set is asked for.
 *
 * @param kind   one of {@link Datasets#ALL}
 * @param path   the file or folder that holds it; empty for the place where downloads lie
 * @param chosen the values of the kind's settings; a setting that is absent has its default
 */
public record DatasetSource(DatasetKind kind, Optional<Path> path, Map<Setting<?>, Object> chosen) implements Values {
    public DatasetSource {
        chosen = Map.copyOf(chosen);
    }

    /** A data set by its key alone, from the place where downloads lie. */
    public static DatasetSource named(String key) {
        return new DatasetSource(Datasets.named(key), Optional.empty(), Map.of());
    }

    /** What an experiment asks for. */
    public static DatasetSource of(DatasetKind kind, Optional<Path> path, Values values) {
        return new DatasetSource(kind, path, kind.settings().stream().collect(Collectors.toMap(Function.identity(), values::get)));
    }

    @Override
    @SuppressWarnings("unchecked") // a setting's own value
    public <T> T get(Setting<T> setting) {
        return (T) chosen.getOrDefault(setting, setting.defaultValue());
    }
}

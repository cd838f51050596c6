package tailsplit.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tailsplit.file.AtomicFile;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Setting;
import tailsplit.setting.YamlValue;
import tailsplit.setting.YamlValue.Mapping;
import tailsplit.setting.YamlValue.Sequence;

/**
 * Ablations as YAML: a configuration with a mapping {@code ablation} beside its groups, whose keys are the axes with
 * their values, {@code loss.name: [focal, ldam]}, and {@code only} and {@code except}, each a list of conditions.
 */
public final class AblationFile {
    static final String KEY = "ablation";
    private static final String ONLY = "only";
    private static final String EXCEPT = "except";

    private AblationFile() {}

    /**
     * An experiment without {@code ablation} is a grid of one cell.
     *
     * @throws InvalidInputException as {@link ConfigurationFile#read} does
     */
    public static Ablation read(Path file) {
        return ConfigurationText.read(file).ablation();
    }

    /**
     * @param source what the text is, named in errors
     * @param base   the folder that paths are relative to
     * @throws InvalidInputException where the text says something that is not allowed
     */
    public static Ablation readText(String text, String source, Path base) {
        YamlValue root = YamlReader.read(text, source);
        if (!(root instanceof Mapping(Map<String, YamlValue> entries)) || !entries.containsKey(KEY)) {
            return Ablation.full(ConfigurationFile.readText(text, source, base));
        }
        Map<String, YamlValue> rest = new LinkedHashMap<>(entries);
        YamlValue grid = Objects.requireNonNull(rest.remove(KEY));
        return new Reader(source, base).ablation(ConfigurationFile.read(rest, source, base), grid);
    }

    /** @throws InvalidInputException where the file cannot be written */
    public static void write(Ablation ablation, Path file) {
        AtomicFile.write(file, writer -> writer.write(text(ablation)));
    }

    /** Reads back equal. */
    public static String text(Ablation ablation) {
        StringBuilder yaml = new StringBuilder(ConfigurationFile.text(ablation.base())).append(KEY).append(":\n");
        for (Axis<?> axis : ablation.axes()) {
            yaml.append("  ").append(axis.setting().key()).append(": [").append(String.join(", ", axis.texts())).append("]\n");
        }
        conditions(yaml, ONLY, ablation.only());
        conditions(yaml, EXCEPT, ablation.except());
        return ablation.axes().isEmpty() ? ConfigurationFile.text(ablation.base()) : yaml.toString();
    }

    private static void conditions(StringBuilder yaml, String key, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            yaml.append("  ").append(key).append(":\n");
            conditions.forEach(condition -> yaml.append("    - ").append(condition.text()).append('\n'));
        }
    }

    private record Reader(String source, Path base) {
        Ablation ablation(Configuration common, YamlValue written) {
            if (!(written instanceof Mapping(Map<String, YamlValue> entries))) {
                throw refusal("", written, "a mapping of axes, such as {loss.name: [focal, ldam]}");
            }
            Map<String, YamlValue> axes = new LinkedHashMap<>(entries);
            axes.keySet().removeAll(List.of(ONLY, EXCEPT));
            try {
                return new Ablation(common, axes(axes), conditions(ONLY, entries), conditions(EXCEPT, entries));
            } catch (InvalidInputException e) {
                throw e.getMessage().startsWith(source) ? e : new InvalidInputException(source + ": " + e.getMessage(), e);
            }
        }

        private List<Axis<?>> axes(Map<String, YamlValue> entries) {
            List<Axis<?>> axes = new ArrayList<>();
            entries.forEach((key, values) -> axes.add(
                    axis(Settings.byKey(key).orElseThrow(() -> Keys.unknown(key, source + ": " + KEY)), values)));
            return axes;
        }

        private <T> Axis<T> axis(Setting<T> setting, YamlValue written) {
            if (!(written instanceof Sequence(List<YamlValue> elements))) {
                throw refusal("." + setting.key(), written,
                        "a list of values, such as [%s]".formatted(Configuration.defaults().text(setting)));
            }
            return new Axis<>(setting, elements.stream().map(each -> setting.read(each, base, source + ": " + KEY)).toList());
        }

        private List<Condition> conditions(String key, Map<String, YamlValue> entries) {
            YamlValue written = entries.getOrDefault(key, new Sequence(List.of()));
            if (!(written instanceof Sequence(List<YamlValue> elements))) {
                throw refusal("." + key, written, "a list of conditions, such as - {loss.name: [ldam]}");
            }
            return elements.stream().map(each -> condition(key, each)).toList();
        }

        private Condition condition(String key, YamlValue written) {
            if (!(written instanceof Mapping(Map<String, YamlValue> entries)) || entries.isEmpty()) {
                throw refusal("." + key, written, "a mapping of settings to lists of values, such as {loss.name: [ldam]}");
            }
            return new Condition(axes(entries));
        }

        private InvalidInputException refusal(String where, YamlValue written, String allowed) {
            return new InvalidInputException("%s: %s%s: found %s; allowed: %s".formatted(source, KEY, where, written.found(), allowed));
        }
    }
}

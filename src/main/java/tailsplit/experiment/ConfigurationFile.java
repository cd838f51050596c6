package tailsplit.experiment;

import java.nio.file.Path;
import java.util.Map;
import tailsplit.file.AtomicFile;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Setting;
import tailsplit.setting.YamlValue;
import tailsplit.setting.YamlValue.Mapping;
import tailsplit.setting.YamlValue.Nothing;

/**
 * Configurations as YAML: a mapping of groups, each a mapping of settings. What a file leaves out has its default.
 * Paths are relative to the file's own folder.
 */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /** @throws InvalidInputException where the file cannot be read or says something that is not allowed */
    public static Configuration read(Path file) {
        return ConfigurationText.read(file).configuration();
    }

    /**
     * @param source what the text is, named in errors
     * @param base   the folder that paths are relative to
     * @throws InvalidInputException where the text says something that is not allowed
     */
    public static Configuration readText(String text, String source, Path base) {
        YamlValue root = YamlReader.read(text, source);
        return switch (root) {
            case Nothing() -> Configuration.defaults();
            case Mapping(Map<String, YamlValue> entries) ->
                read(entries, source, base);
            default -> throw new InvalidInputException(
                    "%s: found %s; allowed: a mapping of settings, such as name: my experiment"
                            .formatted(source, root.found()));
        };
    }

    static Configuration read(Map<String, YamlValue> entries, String source, Path base) {
        if (entries.containsKey(AblationFile.KEY)) {
            throw new InvalidInputException("%s: %s: found a grid of runs; allowed here: one experiment"
                    .formatted(source, AblationFile.KEY));
        }
        return read(entries, "", Configuration.defaults(), source, base);
    }

    /**
     * Writes every setting.
     *
     * @throws InvalidInputException where the file cannot be written
     */
    public static void write(Configuration configuration, Path file) {
        AtomicFile.write(file, writer -> writer.write(text(configuration)));
    }

    /** Every setting as YAML, in the order of {@link Settings#ALL}; reads back equal. */
    public static String text(Configuration configuration) {
        StringBuilder yaml = new StringBuilder();
        String group = "";
        for (Setting<?> setting : Settings.ALL) {
            if (!setting.group().equals(group)) {
                group = setting.group();
                yaml.append(group).append(":\n");
            }
            String value = configuration.text(setting);
            if (!value.isEmpty()) {
                yaml.append(group.isEmpty() ? "" : "  ").append(setting.name()).append(": ").append(value).append('\n');
            }
        }
        return yaml.toString();
    }

    private static Configuration read(
            Map<String, YamlValue> entries, String prefix, Configuration configuration, String source, Path base) {
        Configuration changed = configuration;
        for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
            String key = prefix + entry.getKey();
            if (entry.getKey().contains(".")) {
                throw Keys.dotted(key, source);
            } else if (Settings.byKey(key).isPresent()) {
                changed = read(Settings.byKey(key).get(), entry.getValue(), changed, source, base);
            } else if (entry.getValue() instanceof Mapping(Map<String, YamlValue> inner) && !inner.isEmpty()) {
                changed = read(inner, key + ".", changed, source, base);
            } else if (!Keys.isGroup(key)) {
                throw Keys.unknown(key, source);
            } else if (!(entry.getValue() instanceof Mapping)) {
                throw new InvalidInputException("%s: %s: found %s; allowed: a mapping of settings"
                        .formatted(source, key, entry.getValue().found()));
            }
        }
        return changed;
    }

    private static <T> Configuration read(
            Setting<T> setting, YamlValue written, Configuration configuration, String source, Path base) {
        return configuration.with(setting, setting.read(written, base, source));
    }
}

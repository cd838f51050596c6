package tailsplit.setting;

import java.nio.file.Path;
import tailsplit.file.InvalidInputException;

/**
 * The one declaration of a setting: from it come the key in a configuration file, the form field, {@code --set
 * key=value}, the ablation axis and the help text. A default never changes, nor does a key; the default of a setting that is
 * added later is what was done before there was one.
 *
 * @param key    group and name, for example {@code training.learningRate}; {@code name} alone has no group
 * @param label  what a form calls it
 * @param help   one or two plain sentences
 * @param axis   may vary within an ablation
 * @param hashed part of what makes a run this run; false for settings that a run may be repeated without
 */
public record Setting<T>(
        String key, String label, SettingType<T> type, T defaultValue, String help, boolean axis, boolean hashed) {
    public Setting {
        defaultValue = type.canonical(defaultValue);
    }

    /** A setting that an ablation may vary. */
    public static <T> Setting<T> axis(String key, String label, SettingType<T> type, T value, String help) {
        return new Setting<>(key, label, type, value, help, true, true);
    }

    /** A setting that no ablation varies. */
    public static <T> Setting<T> fixed(String key, String label, SettingType<T> type, T value, String help) {
        return new Setting<>(key, label, type, value, help, false, true);
    }

    /** A setting of the place where a run happens, not of what it computes. */
    public static <T> Setting<T> local(String key, String label, SettingType<T> type, T value, String help) {
        return new Setting<>(key, label, type, value, help, false, false);
    }

    /** The key's part before the dot, "" where there is none. */
    public String group() {
        return key.substring(0, Math.max(0, key.indexOf('.')));
    }

    /** The key's part after the dot. */
    public String name() {
        return key.substring(key.indexOf('.') + 1);
    }

    /**
     * Reads a value as it was written.
     *
     * @param base   the folder that paths are relative to
     * @param source what is being read, named in errors: {@code sample.yaml}
     * @throws InvalidInputException where this setting does not allow it
     */
    public T read(YamlValue written, Path base, String source) {
        return type.parse(written, base)
                .filter(type::accepts)
                .map(type::canonical)
                .orElseThrow(() -> refusal(source + ": ", written.found()));
    }

    /**
     * The value as it is kept.
     *
     * @throws InvalidInputException where this setting does not allow it
     */
    public T check(T value) {
        if (!type.accepts(value)) {
            throw refusal("", Excerpt.of(type.text(value)));
        }
        return type.canonical(value);
    }

    private InvalidInputException refusal(String prefix, String found) {
        return new InvalidInputException("%s%s: found %s; allowed: %s".formatted(prefix, key, found, type.allowed()));
    }
}

package tailsplit.experiment;

import java.nio.file.Path;
import java.util.List;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Excerpt;
import tailsplit.setting.Setting;

/**
 * Settings changed on the command line by {@code --set key=value}. A list may stand in brackets or not:
 * {@code splitting.subclasses=[5,3,2]} or {@code 5,3,2}. A later one wins over an earlier one.
 */
public final class Overrides {
    private static final String SOURCE = "--set";

    private Overrides() {}

    /**
     * @param assignments each {@code key=value}
     * @param base        the folder that paths are relative to
     * @throws InvalidInputException where a key is unknown or a value is not allowed
     */
    public static Configuration apply(Configuration configuration, List<String> assignments, Path base) {
        return apply(configuration, assignments, base, SOURCE);
    }

    /** @param source where the assignments were typed, named in errors */
    static Configuration apply(Configuration configuration, List<String> assignments, Path base, String source) {
        Configuration changed = configuration;
        for (String assignment : assignments) {
            changed = apply(changed, setting(assignment, source), assignment.substring(assignment.indexOf('=') + 1).strip(), base, source);
        }
        return changed;
    }

    /**
     * What is common to all cells of a grid changed.
     *
     * @param source what the grid was read from, named in errors
     * @throws InvalidInputException as {@link #apply} does, and where a setting is an axis: every cell would overrule it
     */
    public static Ablation apply(Ablation ablation, List<String> assignments, Path base, String source) {
        for (String assignment : assignments) {
            String key = setting(assignment, SOURCE).key();
            if (ablation.axes().stream().anyMatch(axis -> axis.setting().key().equals(key))) {
                throw new InvalidInputException("%s: found %s, an axis of the ablation in %s; allowed: settings that it does not vary"
                        .formatted(SOURCE, key, source));
            }
        }
        return new Ablation(apply(ablation.base(), assignments, base), ablation.axes(), ablation.only(), ablation.except());
    }

    private static Setting<?> setting(String assignment, String source) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            throw new InvalidInputException("%s: found \"%s\"; allowed: key=value, such as training.epochs=20"
                    .formatted(source, Excerpt.of(assignment)));
        }
        String key = assignment.substring(0, equals).strip();
        return Settings.byKey(key).orElseThrow(() -> Keys.unknown(key, source));
    }

    private static <T> Configuration apply(Configuration configuration, Setting<T> setting, String text, Path base,
            String source) {
        return configuration.with(setting, read(setting, text, base, source));
    }

    /**
     * A value as a person types it.
     *
     * @param base   the folder that paths are relative to
     * @param source where it was typed, named in errors
     * @throws InvalidInputException where the setting does not allow it
     */
    public static <T> T read(Setting<T> setting, String text, Path base, String source) {
        return setting.read(setting.type().typed(text), base, source);
    }
}

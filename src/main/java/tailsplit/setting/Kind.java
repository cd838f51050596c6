package tailsplit.setting;

import java.util.List;
import java.util.function.Function;

/**
 * An option that makes something of the values of its settings: a loss, a clustering, a profile.
 *
 * @param <T>        what it makes
 * @param shortLabel in a table
 * @param help       what it is, in a sentence; "" where the label says it
 * @param settings   that it reads; other kinds may share them
 * @param maker      makes it of their values
 */
public record Kind<T>(String key, String label, String shortLabel, String help, List<Setting<?>> settings, Function<Values, T> maker)
        implements Option {
    public Kind {
        settings = List.copyOf(settings);
    }

    /** One whose label is short enough for a table and says what it is. */
    public Kind(String key, String label, List<Setting<?>> settings, Function<Values, T> maker) {
        this(key, label, label, "", settings, maker);
    }

    /** @param values of all its settings */
    public T of(Values values) {
        return maker.apply(values);
    }

    /** As in a configuration file. */
    @Override
    public String toString() {
        return key;
    }
}

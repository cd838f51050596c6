package tailsplit.setting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the values that a setting chooses among: a loss, a network, a rule. How it is called everywhere and what can be set of
 * it stand where it is declared; files, forms, tables, ablations and the guide take it from there. A key never changes.
 */
public interface Option {
    /** The option of that key; empty where there is none. */
    static <K extends Option> Optional<K> named(List<K> options, String key) {
        return options.stream().filter(option -> option.key().equals(key)).findFirst();
    }

    /** In a configuration file: {@code cross-entropy}. */
    String key();

    /** On a form: Cross-entropy. */
    String label();

    /** In a table: CE. */
    default String shortLabel() {
        return label();
    }

    /** Within a sentence: an acronym or a name stays as it is. */
    default String inSentence() {
        String label = label();
        boolean isName = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return isName ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    /** What it is, in a sentence; "" where the label says it. */
    default String help() {
        return "";
    }

    /** The settings that have an effect with this option only, or with a few that share them. */
    default List<Setting<?>> settings() {
        return List.of();
    }
}

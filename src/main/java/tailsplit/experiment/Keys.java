package tailsplit.experiment;

import java.util.Comparator;
import java.util.Locale;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Excerpt;
import tailsplit.setting.Setting;

/** The keys of the settings, and what to say of one that there is not. */
final class Keys {
    private Keys() {}

    static boolean isGroup(String key) {
        return Settings.ALL.stream().anyMatch(setting -> !key.isEmpty() && setting.group().equals(key));
    }

    /** Names the nearest key there is. */
    static InvalidInputException unknown(String key, String source) {
        String nearest = Settings.ALL.stream().map(Setting::key)
                .min(Comparator.comparingInt(known -> distance(key, known))).orElseThrow();
        return new InvalidInputException("%s: unknown key '%s'; did you mean '%s'?"
                .formatted(source, Excerpt.of(key), nearest));
    }

    /** A file would have two ways to give the same setting, perhaps both in one file. */
    static InvalidInputException dotted(String key, String source) {
        return Settings.byKey(key).map(setting -> new InvalidInputException(
                "%s: found the key '%s' with a dot; allowed: nested keys, such as %s: {%s: %s}".formatted(source, key,
                        setting.group(), setting.name(), Configuration.defaults().text(setting))))
                .orElseGet(() -> unknown(key, source));
    }

    /** A key right but for its group is as near as one with a letter wrong. */
    private static int distance(String key, String known) {
        return Math.min(edits(key, known), 1 + edits(last(key), last(known)));
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Levenshtein's distance, ignoring case. */
    private static int edits(String a, String b) {
        String from = Excerpt.of(a).toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}

package tailsplit.workbench.shared;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import tailsplit.user.UserFolders;

/** How quantities are said in the window. */
public final class Words {
    private Words() {}

    /** With its first letter as a sentence begins. */
    public static String sentenceCase(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** About how long, in one or two units. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return Math.max(1, seconds) + " s";
        }
        if (seconds < 90 * 60) {
            return Math.round(seconds / 60.0) + " min";
        }
        if (seconds < 48 * 3600) {
            return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
        }
        return Math.round(seconds / 86400.0) + " days";
    }

    /**
     * A number of things: {@code 1 class}, {@code 2,000 classes}.
     *
     * @param noun of one
     */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : noun.endsWith("ss") ? "es" : "s");
    }

    /** With its thousands parted. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A fraction in per cent with one digit. */
    public static String percent(double share) {
        return Double.isNaN(share) ? "\u2013" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A place on the disk, the user's own folder as ~. */
    public static String place(Path path) {
        Path home = UserFolders.home();
        return path.startsWith(home) ? Path.of("~").resolve(home.relativize(path)).toString() : path.toString();
    }
}

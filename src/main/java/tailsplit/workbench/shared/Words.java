package tailsplit.workbench.shared;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How settings' values and quantities are said in the window. */
public final class Words {
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("cws", "Classwise (CWS)"), Map.entry("ldam", "LDAM"), Map.entry("focal", "Focal"),
            Map.entry("k-means", "k-means"), Map.entry("drw", "DRW"), Map.entry("drs", "DRS"),
            Map.entry("crt", "Re-trained (cRT)"), Map.entry("f32", "32 bits"), Map.entry("bf16", "bfloat16"),
            Map.entry("cifar10", "CIFAR-10"), Map.entry("cifar100", "CIFAR-100"), Map.entry("mnist", "MNIST"),
            Map.entry("fashion-mnist", "Fashion-MNIST"), Map.entry("shapes10", "Shapes, 10 classes (embedded)"),
            Map.entry("shapes100", "Shapes, 100 classes (embedded)"),
            Map.entry("shapes4", "Shapes, 4 grey classes (embedded)"), Map.entry("folder", "Own images: a folder for each class"),
            Map.entry("npz", "Own images: NumPy archive (npz)"), Map.entry("idx", "Own images: IDX files"));
    private static final Set<String> RULES = Set.of("drw", "drs");

    private Words() {}

    /** A choice's option. */
    public static String option(String value) {
        if (OPTIONS.containsKey(value)) {
            return OPTIONS.get(value);
        }
        if (value.matches("resnet\\d+")) {
            return "ResNet-" + value.substring(6);
        }
        if (value.endsWith("mnist")) {
            String first = value.substring(0, value.length() - "mnist".length());
            return (first.startsWith("organ") ? "Organ" + first.substring(5).toUpperCase(Locale.ROOT)
                    : first.equals("oct") ? "OCT" : sentenceCase(first)) + "MNIST";
        }
        return sentenceCase(value.replace('-', ' ').replace("cross entropy", "cross-entropy"));
    }

    /** An option within a sentence. */
    public static String inSentence(String value) {
        String said = option(value);
        return RULES.contains(value) || value.equals("ldam") ? said
                : said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
    }

    /** A data set within a sentence, in few words. */
    public static String dataset(String name) {
        return switch (name) {
            case "shapes10", "shapes100", "shapes4" -> "Shapes";
            case "folder", "npz", "idx" -> "own";
            default -> option(name);
        };
    }

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

    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : noun.endsWith("ss") ? "es" : "s");
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A fraction in per cent with one digit. */
    public static String percent(double share) {
        return Double.isNaN(share) ? "\u2013" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A place on the disk, the user's own folder as ~. */
    public static String place(Path path) {
        Path home = Path.of(System.getProperty("user.home"));
        return path.startsWith(home) ? Path.of("~").resolve(home.relativize(path)).toString() : path.toString();
    }
}

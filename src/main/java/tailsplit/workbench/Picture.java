package tailsplit.workbench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture of the window that is wanted.
 *
 * @param experiment to open; the one that was open last otherwise
 * @param screen     to show; the first one otherwise
 * @param file       the PNG file to write
 */
public record Picture(Path workspace, Path dataHome, Optional<Path> experiment, Optional<Screen> screen, Path file) {
    /** A screen of the window. */
    public enum Screen {
        DESIGN, ABLATION, RUNS, RESULTS, SETTINGS, HELP;

        /** As the rail has it. */
        String label() {
            return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
        }
    }
}

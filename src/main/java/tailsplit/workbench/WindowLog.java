package tailsplit.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what the window logs in a file too: a window that was opened from a menu has no terminal. */
final class WindowLog {
    private static final Logger ROOT = Logger.getLogger("");
    private static final int MOST_BYTES = 1_000_000;
    private static final int FILES = 2;

    private WindowLog() {}

    /** Also what nothing has caught. */
    static void keepIn(Path folder) {
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) ->
                ROOT.log(Level.SEVERE, problem, () -> "unexpected problem in " + thread.getName()));
        try {
            Files.createDirectories(folder);
            String files = folder.toString().replace("%", "%%") + "/window-%g.log";
            FileHandler handler = new FileHandler(files, MOST_BYTES, FILES, true);
            handler.setEncoding(StandardCharsets.UTF_8.name());
            handler.setFormatter(new SimpleFormatter());
            ROOT.addHandler(handler);
        } catch (IOException e) {
            ROOT.log(Level.WARNING, "there is no log in " + folder, e);
        }
    }
}

package tailsplit.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;
import tailsplit.user.UserFolders;

/** Keeps the preferences in a file, written a moment after they change. */
final class PreferencesStore implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PreferencesStore.class.getName());

    private final Path file;
    private final boolean keeps;
    private final DelayedWriter writer = new DelayedWriter("preferences", this::write);
    private volatile Preferences now;

    PreferencesStore(Path file) {
        this(file, true);
    }

    private PreferencesStore(Path file, boolean keeps) {
        this.file = file;
        this.keeps = keeps;
        now = read(file);
    }

    /** Those of this user. */
    static PreferencesStore standard() {
        return new PreferencesStore(standardFile());
    }

    /** Those of this user, for a window that leaves them as they are. */
    static PreferencesStore unchanged() {
        return new PreferencesStore(standardFile(), false);
    }

    private static Path standardFile() {
        return UserFolders.standard().settings().resolve("preferences.json");
    }

    Preferences get() {
        return now;
    }

    void change(UnaryOperator<Preferences> change) {
        now = change.apply(now);
        if (keeps) {
            writer.changed();
        }
    }

    @Override
    public void close() {
        writer.close();
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Json.write(file, now);
        } catch (InvalidInputException | IOException e) {
            LOG.log(Level.WARNING, "the preferences could not be saved", e);
        }
    }

    private static Preferences read(Path file) {
        try {
            return Json.read(file, Preferences.class).orElse(Preferences.DEFAULTS);
        } catch (InvalidInputException e) {
            LOG.log(Level.WARNING, "the preferences could not be read; the defaults are taken", e);
            return Preferences.DEFAULTS;
        }
    }
}

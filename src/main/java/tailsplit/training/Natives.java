package tailsplit.training;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Problem;
import tailsplit.user.UserFolders;

/** Loads libtorch. Its first start unpacks it, which processes that start together must not do at once. */
final class Natives {
    private static final String CACHE = "DJL_CACHE_DIR";
    private static final String LOCK = "unpacking.lock";
    /** What DJL unpacks into, until it is whole. */
    private static final Pattern HALF = Pattern.compile("tmp\\d+|jni\\d+tmp");
    private static @Nullable Engine engine;

    private Natives() {}

    /** @throws InvalidInputException where it cannot be unpacked or loaded */
    static synchronized Engine engine() {
        Engine loaded = engine;
        if (loaded == null) {
            loaded = load();
            engine = loaded;
        }
        return loaded;
    }

    private static Engine load() {
        useOwnCache();
        Path cache = Utils.getEngineCacheDir("pytorch");
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(cache.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                removeHalves(cache);
                Set<Path> before = folders(cache);
                Engine loaded = Engine.getInstance();
                for (Path unpacked : folders(cache)) {
                    if (!before.contains(unpacked)) {
                        Folders.sync(unpacked);
                    }
                }
                return loaded;
            }
        } catch (IOException e) {
            throw new InvalidInputException("libtorch cannot be unpacked to %s: %s".formatted(cache, Problem.sentence(e)), e);
        } catch (RuntimeException | LinkageError e) {
            throw new InvalidInputException("libtorch cannot be loaded: " + Problem.sentence(e), e);
        }
    }

    /** What was being unpacked by a process that was killed: whoever holds the lock is the only one that unpacks. */
    static void removeHalves(Path cache) throws IOException {
        removeHalvesIn(cache);
        for (Path folder : folders(cache)) {
            removeHalvesIn(folder);
        }
    }

    private static void removeHalvesIn(Path folder) throws IOException {
        for (Path entry : entries(folder)) {
            if (HALF.matcher(entry.getFileName().toString()).matches()) {
                Folders.delete(entry);
            }
        }
    }

    private static Set<Path> folders(Path cache) throws IOException {
        Set<Path> folders = new HashSet<>(entries(cache));
        folders.removeIf(entry -> !Files.isDirectory(entry));
        return folders;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** DJL unpacks to a folder of its own in the user's home, unless it is told another place. */
    private static void useOwnCache() {
        if (Utils.getEnvOrSystemProperty(CACHE) == null) {
            System.setProperty(CACHE, UserFolders.standard().cache().toString());
        }
    }
}

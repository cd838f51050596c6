package tailsplit.training;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tailsplit.user.UserFolders;

/** Loads libtorch. Its first start unpacks it, which processes that start together must not do at once. */
final class Natives {
    private static final String CACHE = "DJL_CACHE_DIR";
    private static final Engine ENGINE = load();

    private Natives() {}

    static Engine engine() {
        return ENGINE;
    }

    private static Engine load() {
        useOwnCache();
        Path cache = Utils.getEngineCacheDir("pytorch");
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(cache.resolve("unpacking.lock"),
                            StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return Engine.getInstance();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("libtorch cannot be unpacked to " + cache, e);
        }
    }

    /** DJL unpacks to a folder of its own in the user's home, unless it is told another place. */
    private static void useOwnCache() {
        if (Utils.getEnvOrSystemProperty(CACHE) == null) {
            System.setProperty(CACHE, UserFolders.standard().cache().toString());
        }
    }
}

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

/** Loads libtorch. Its first start unpacks it, which processes that start together must not do at once. */
final class Natives {
    private static final Engine ENGINE = load();

    private Natives() {}

    static Engine engine() {
        return ENGINE;
    }

    private static Engine load() {
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
}

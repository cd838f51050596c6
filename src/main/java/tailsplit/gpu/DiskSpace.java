package tailsplit.gpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToLongFunction;
import tailsplit.file.InvalidInputException;

/**
 * Room on a disk.
 *
 * @param free the bytes that may still be written where a folder lies
 */
record DiskSpace(ToLongFunction<Path> free) {
    static DiskSpace ofThisMachine() {
        return new DiskSpace(folder -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** @throws InvalidInputException where there is less */
    void require(Path folder, long bytes) {
        long found = free.applyAsLong(folder);
        if (found < bytes) {
            throw new InvalidInputException(String.format(Locale.ROOT, "%s: found %.1f GB free; needed: %.1f GB",
                    folder, found / 1e9, bytes / 1e9));
        }
    }
}

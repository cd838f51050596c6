package tailsplit.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tailsplit.dataset.InvalidInputException;

/**
 * Writes a whole file so that a reader, or the next start after a power cut, sees the old content or the new, never
 * half of it: a temporary file beside it, synced, then moved over it.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the text, in UTF-8. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /**
     * Synchronised because threads of a run share the temporary file's name, which must be fixed: what a killed run
     * leaves is overwritten by the next.
     *
     * @throws InvalidInputException where it cannot be written; the target is then as it was
     */
    public static synchronized void write(Path target, Content content) {
        Path temporary = target.resolveSibling(target.getFileName() + ".part");
        try {
            try {
                fill(temporary, content);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot write %s: %s".formatted(target, FileProblem.reason(e)), e);
        }
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                Writer writer = new BufferedWriter(Channels.newWriter(channel, UTF_8))) {
            content.writeTo(writer);
            writer.flush();
            channel.force(true);
        }
    }
}

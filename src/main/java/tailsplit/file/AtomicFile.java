package tailsplit.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes a whole file of the program's own so that a reader, or the next start after a power cut, sees the old content or the new, never
 * half of it: a temporary file beside it, synced, then moved over it, and the folder synced. A file that the user named is
 * a {@link UserFile}.
 */
public final class AtomicFile {
    private static final Set<Path> BEING_WRITTEN = new HashSet<>();
    private static final Lock LOCK = new ReentrantLock();
    private static final Condition WRITTEN = LOCK.newCondition();

    private AtomicFile() {}

    /** Writes the text, in UTF-8. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /** Writes the bytes. */
    @FunctionalInterface
    public interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Threads that write the same file take turns, because they share the temporary file's name, which must be fixed: what a
     * killed run leaves is overwritten by the next. Other files do not wait for it.
     *
     * @throws InvalidInputException where it cannot be written; the target is then as it was
     */
    public static void write(Path target, Content content) {
        writeBytes(target, inUtf8(content));
    }

    /**
     * As {@link #write}, of bytes.
     *
     * @throws InvalidInputException where it cannot be written; the target is then as it was
     */
    public static void writeBytes(Path target, Bytes content) {
        Path temporary = target.resolveSibling(target.getFileName() + ".part").toAbsolutePath().normalize();
        begin(temporary);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            replace(target, temporary, channel, content);
        } catch (IOException e) {
            throw new InvalidInputException("cannot write %s: %s".formatted(target, FileProblem.reason(e)), e);
        } finally {
            end(temporary);
        }
    }

    /**
     * A last resort on a full disk: into the room that the file has. A kill may leave it torn.
     *
     * @param problem that came before, thrown where this cannot be done either
     */
    public static void overwrite(Path target, String text, InvalidInputException problem) {
        ByteBuffer bytes = UTF_8.encode(text);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.write(bytes, 0);
            if (bytes.hasRemaining()) {
                throw problem;
            }
            channel.truncate(bytes.limit());
            channel.force(true);
        } catch (IOException e) {
            problem.addSuppressed(e);
            throw problem;
        }
    }

    /** @param channel into the temporary file, which lies in the target's folder; it is closed */
    static void replace(Path target, Path temporary, FileChannel channel, Bytes content) throws IOException {
        try {
            try (OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Folders.syncFolderOf(target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    static Bytes inUtf8(Content content) {
        return out -> {
            Writer writer = new OutputStreamWriter(out, UTF_8);
            content.writeTo(writer);
            writer.flush();
        };
    }

    private static void begin(Path file) {
        LOCK.lock();
        try {
            while (!BEING_WRITTEN.add(file)) {
                WRITTEN.awaitUninterruptibly();
            }
        } finally {
            LOCK.unlock();
        }
    }

    private static void end(Path file) {
        LOCK.lock();
        try {
            BEING_WRITTEN.remove(file);
            WRITTEN.signalAll();
        } finally {
            LOCK.unlock();
        }
    }
}

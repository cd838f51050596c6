package tailsplit.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock that one process holds at a time; its file names the holder. The operating system lets go of it when that
 * process ends, however it ends. On a file system that machines share, the lock may hold on one machine only, and of a
 * machine that died it may stay: the lock of a run knows how to deal with both.
 */
public final class ExclusiveLock implements AutoCloseable {
    private final FileChannel channel;

    private ExclusiveLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @return empty where it is held already */
    public static Optional<ExclusiveLock> tryAcquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(Json.text(ProcessIdentity.current()).getBytes(UTF_8)));
                return Optional.of(new ExclusiveLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: as taken as by another.
        }
        channel.close();
        return Optional.empty();
    }

    /** Does something while nobody else holds the lock, or nothing where it is held. */
    public static void ifFree(Path file, Runnable work) throws IOException {
        Optional<ExclusiveLock> lock = tryAcquire(file);
        if (lock.isPresent()) {
            try (ExclusiveLock _ = lock.get()) {
                work.run();
            }
        }
    }

    /** The process that holds the lock, or held it last; empty where the file does not tell. */
    public static Optional<ProcessIdentity> holder(Path file) {
        try {
            return Json.read(file, ProcessIdentity.class);
        } catch (InvalidInputException _) {
            return Optional.empty(); // an empty file of an older version
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package tailsplit.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Folders deleted, and kept over a power cut. */
public final class Folders {
    /** Windows does that by itself. */
    private static final boolean SYNCS = !System.getProperty("os.name").startsWith("Windows");

    private Folders() {}

    /** What was made or moved is there after a power cut too. */
    public static void syncFolderOf(Path file) throws IOException {
        sync(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    private static void sync(Path folder) throws IOException {
        if (SYNCS) {
            try (FileChannel channel = FileChannel.open(folder)) {
                channel.force(true);
            }
        }
    }

    /**
     * Moves a folder to its place, where a power cut leaves it whole or not at all.
     *
     * @param to does not exist, or is an empty folder; on the same file system
     */
    public static void moveInto(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                if (Files.isDirectory(each)) {
                    sync(each);
                } else if (Files.isRegularFile(each)) {
                    try (FileChannel channel = FileChannel.open(each, StandardOpenOption.WRITE)) {
                        channel.force(true);
                    }
                }
            }
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        syncFolderOf(to);
    }

    /**
     * With all that is in it; nothing happens where there is none.
     *
     * @throws InvalidInputException where something cannot be deleted
     */
    public static void delete(Path folder) {
        if (Files.exists(folder)) {
            delete(folder, _ -> true);
        }
    }

    /**
     * @param which of the folder and what is in it
     * @throws InvalidInputException where something cannot be deleted
     */
    public static void delete(Path folder, Predicate<Path> which) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).filter(which).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot delete %s: %s".formatted(folder, FileProblem.reason(e)), e);
        }
    }
}

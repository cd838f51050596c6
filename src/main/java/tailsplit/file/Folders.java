package tailsplit.file;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** All that is in the folder, and its place, are there after a power cut too. */
    public static void sync(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(file -> Files.isDirectory(file) || Files.isRegularFile(file)).toList()) {
                force(each);
            }
        }
        syncFolderOf(folder);
    }

    private static void force(Path place) throws IOException {
        boolean isFolder = Files.isDirectory(place);
        if (SYNCS || !isFolder) {
            try (FileChannel channel = isFolder ? FileChannel.open(place) : FileChannel.open(place, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    /**
     * Moves a folder, or a file, to its place, where a power cut leaves it whole or not at all.
     *
     * @param to does not exist, or is an empty folder; on the same file system
     */
    public static void moveInto(Path from, Path to) throws IOException {
        sync(from);
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
     * Bytes of all files that are in it.
     *
     * @throws InvalidInputException where it cannot be read
     */
    public static long bytes(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException("cannot read %s: %s".formatted(folder, e.getMessage()), e);
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

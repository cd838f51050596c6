package tailsplit.dataset;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.FileProblem;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProgramVersion;
import tailsplit.file.Sha256;
import tailsplit.file.UnreadableFile;

/** Images decoded or drawn once and kept beside the data sets, each set in a folder. */
public final class DecodedSets {
    private static final Logger LOG = Logger.getLogger(DecodedSets.class.getName());
    private static final String FOLDER = ".decoded";
    private static final String MAKING = ".making-";
    private static final String LOCK = ".lock";
    private static final int DIGITS = 16;
    private static final int WAIT_MILLIS = 100;

    private final Path folder;

    /** @param dataHome where data sets lie */
    public DecodedSets(Path dataHome) {
        folder = dataHome.resolve(FOLDER);
    }

    /**
     * A set that is kept.
     *
     * @param place the folder that was decoded, or the name of an embedded set
     */
    public record Kept(String place, String settings, long bytes) {}

    /**
     * The set as it is kept, or made and kept. Where it cannot be kept it is made in memory, with a notice that says why.
     *
     * @throws InvalidInputException where an image cannot be read, or it can neither be kept nor fits into memory
     * @throws CancellationException where the thread is interrupted
     */
    LabelledParts get(UndecodedSet set, ReadingProgress progress) {
        DecodedSet kept = new DecodedSet(folder.resolve(name(set)));
        Optional<LabelledParts> known = kept.open();
        if (known.isPresent()) {
            return known.get();
        }
        try (ExclusiveLock _ = turn(folder.resolve(prefix(set) + LOCK))) {
            Optional<LabelledParts> meanwhile = kept.open();
            return meanwhile.isPresent() ? meanwhile.get() : made(set, kept, progress);
        } catch (ClosedByInterruptException _) {
            throw new CancellationException("decoding was interrupted");
        } catch (IOException e) {
            LOG.log(Level.FINE, "decoded images cannot be kept", e);
            return inMemory(set.pending().get(), FileProblem.reason(e), progress);
        }
    }

    /** Waits while another process makes it. */
    private ExclusiveLock turn(Path file) throws IOException {
        Files.createDirectories(folder);
        while (true) {
            Optional<ExclusiveLock> lock = ExclusiveLock.tryAcquire(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            try {
                Thread.sleep(WAIT_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("waiting for another process was interrupted");
            }
        }
    }

    private LabelledParts made(UndecodedSet set, DecodedSet kept, ReadingProgress progress) throws IOException {
        PendingSet pending = set.pending().get();
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < pending.bytes()) {
            throw new IOException("%,d MB are free, and it takes %,d".formatted(room / 1_000_000, pending.bytes() / 1_000_000 + 1));
        }
        Path making = folder.resolve(MAKING + prefix(set));
        Folders.delete(making);
        try {
            new DecodedSet(Files.createDirectory(making)).write(set, pending, progress);
            // what was made of the place before it changed, or by another version
            folders().filter(older -> name(older).startsWith(prefix(set))).forEach(DecodedSets::forget);
            Folders.moveInto(making, kept.folder());
        } finally {
            Folders.delete(making);
        }
        return kept.open().orElseThrow(() -> new IOException("it is not as it was written"));
    }

    private LabelledParts inMemory(PendingSet pending, String reason, ReadingProgress progress) {
        Decoding decoding = new Decoding(pending, progress);
        Map<Part, ImageSet> parts = new EnumMap<>(Part.class);
        pending.parts().forEach((part, images) -> {
            if (images.bytes() > Integer.MAX_VALUE - 8) {
                throw new InvalidInputException(("%s: found %,d images, over 2 GiB at %d pixels a side, which cannot be kept in %s: %s; "
                        + "allowed: with room there, fewer, or a smaller dataset.size").formatted(pending.place(), images.size(),
                        images.width(), folder, reason));
            }
            byte[] pixels = new byte[(int) images.bytes()];
            try {
                decoding.decode(part, (image, bytes) -> System.arraycopy(bytes, 0, pixels, image * bytes.length, bytes.length));
            } catch (IOException e) {
                throw new AssertionError("memory is no file", e);
            }
            parts.put(part, new ImageSet(images.height(), images.width(), images.channels(), pixels, images.labels()));
        });
        decoding.requireAllRead();
        return new LabelledParts(pending.classNames(), parts, pending.notices())
                .telling("Decoded images cannot be kept in %s (%s), so they are decoded each time.".formatted(folder, reason));
    }

    /** Where they are kept; perhaps not there. */
    public Path folder() {
        return folder;
    }

    /** All that is kept, the largest first. */
    public List<Kept> list() {
        return folders().flatMap(each -> new DecodedSet(each).kept().stream())
                .sorted(Comparator.comparingLong(Kept::bytes).reversed()).toList();
    }

    /**
     * Deletes all that is kept, and what a killed process left. Where it is in use, an operating system may keep it.
     *
     * @return bytes that came free
     */
    public long clear() {
        long before = bytes();
        folders().forEach(DecodedSets::forget);
        list(MAKING).forEach(making -> {
            Path lock = folder.resolve(name(making).substring(MAKING.length()) + LOCK);
            try {
                ExclusiveLock.ifFree(lock, () -> forget(making));
            } catch (IOException e) {
                throw UnreadableFile.of(lock, e);
            }
        });
        return before - bytes();
    }

    private long bytes() {
        return list("").mapToLong(Folders::bytes).sum();
    }

    private static void forget(Path kept) {
        try {
            Folders.delete(kept);
        } catch (InvalidInputException e) { // Windows deletes nothing that another process has mapped
            LOG.log(Level.FINE, "decoded images stay", e);
        }
    }

    private Stream<Path> folders() {
        return list("").filter(each -> !name(each).startsWith(MAKING));
    }

    private Stream<Path> list(String prefix) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> name(each).startsWith(prefix) && Files.isDirectory(each)).toList().stream();
        } catch (IOException e) {
            throw UnreadableFile.of(folder, e);
        }
    }

    /** The same for all that the place has held. */
    private static String prefix(UndecodedSet set) {
        return Sha256.of(set.place() + "\n" + set.settings()).substring(0, DIGITS);
    }

    /** Another version may decode otherwise. */
    private static String name(UndecodedSet set) {
        String made = String.join("\n", set.fingerprint(), ProgramVersion.TEXT, ProgramVersion.COMMIT.orElse(""));
        return prefix(set) + "-" + Sha256.of(made).substring(0, DIGITS);
    }

    private static String name(Path folder) {
        return Objects.toString(folder.getFileName());
    }
}

package tailsplit.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tailsplit.dataset.Npz;
import tailsplit.run.AtomicFile;

/** A run's checkpoints: {@code epoch-N.npz}, NumPy arrays by name, each file whole or not there. */
public final class Checkpoints {
    private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,9})\\.npz");

    private final Path folder;

    /** @param folder where they lie; it exists */
    public Checkpoints(Path folder) {
        this.folder = folder;
    }

    /** The epoch of the newest, empty where there is none. */
    OptionalInt newest() throws IOException {
        return epochs().stream().mapToInt(Integer::intValue).max();
    }

    /** @throws tailsplit.dataset.InvalidInputException where the file cannot be read */
    Checkpoint read(int epoch) {
        return Checkpoint.of(Npz.read(file(epoch)));
    }

    void write(Checkpoint checkpoint) {
        AtomicFile.writeBytes(file(checkpoint.epoch()), out -> Npz.write(out, checkpoint.toArrays()));
    }

    /** Deletes all but the {@code latest} newest and the selected ones. */
    void keep(int latest, Collection<Integer> selected) throws IOException {
        List<Integer> epochs = epochs();
        for (int epoch : epochs.subList(0, Math.max(0, epochs.size() - latest))) {
            if (!selected.contains(epoch)) {
                Files.delete(file(epoch));
            }
        }
    }

    /** Ascending. */
    private List<Integer> epochs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString())).filter(Matcher::matches)
                    .map(matcher -> Integer.parseInt(matcher.group(1))).sorted().toList();
        }
    }

    private Path file(int epoch) {
        return folder.resolve("epoch-%d.npz".formatted(epoch));
    }
}

package tailsplit.training;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import tailsplit.dataset.Npz;
import tailsplit.file.AtomicFile;
import tailsplit.run.CheckpointFiles;

/** A run's checkpoints: NumPy arrays by name, each file whole or not there. */
public final class Checkpoints {
    private final CheckpointFiles files;

    /** @param files in a folder that exists */
    public Checkpoints(CheckpointFiles files) {
        this.files = files;
    }

    /** The epoch of the newest, empty where there is none. */
    OptionalInt newest() {
        return files.epochs().stream().mapToInt(Integer::intValue).max();
    }

    /** @throws tailsplit.file.InvalidInputException where the file cannot be read */
    Checkpoint read(int epoch) {
        return Checkpoint.of(Npz.read(files.file(epoch)));
    }

    void write(Checkpoint checkpoint) {
        AtomicFile.writeBytes(files.file(checkpoint.epoch()), out -> Npz.write(out, checkpoint.toArrays()));
    }

    /** Deletes all but the {@code latest} newest and the selected ones. */
    void keep(int latest, Collection<Integer> selected) throws IOException {
        List<Integer> epochs = files.epochs();
        for (int epoch : epochs.subList(0, Math.max(0, epochs.size() - latest))) {
            if (!selected.contains(epoch)) {
                Files.delete(files.file(epoch));
            }
        }
    }
}

package tailsplit.training;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import tailsplit.dataset.Npz;
import tailsplit.file.AtomicFile;
import tailsplit.file.CsvText;
import tailsplit.file.InvalidInputException;
import tailsplit.run.CheckpointFiles;

/** A run's checkpoints: NumPy arrays by name, each file whole or not there. */
public final class Checkpoints {
    private final CheckpointFiles files;

    /** @param files in a folder that exists */
    public Checkpoints(CheckpointFiles files) {
        this.files = files;
    }

    /**
     * The newest that can be gone on from: it can be read, as those can that it names the best, and all records are there that it
     * stands for. Later ones are deleted, since the same is trained again. Where none can be read training begins again.
     *
     * @param missing what is missing of the records of the epochs up to one, within a sentence
     * @throws InvalidInputException where one can be read and none can be gone on from: no work is thrown away unasked
     */
    public Resumption resumption(IntFunction<Optional<String>> missing) {
        Optional<String> first = Optional.empty();
        Optional<String> refusal = Optional.empty();
        for (int epoch : files.epochs().reversed()) {
            Optional<String> damage = damage(epoch);
            Optional<String> problem = damage.or(() -> lost(epoch)).or(() -> missing.apply(epoch));
            if (problem.isEmpty()) {
                files.epochs().stream().filter(later -> later > epoch).map(files::file).forEach(CsvText::delete);
                return new Resumption(epoch, first.map(why -> "it goes on after epoch %d, as %s".formatted(epoch, why)));
            }
            first = first.or(() -> problem);
            refusal = refusal.or(() -> damage.isPresent() ? Optional.empty() : problem);
        }
        if (refusal.isPresent()) {
            throw new InvalidInputException("the run cannot go on from its checkpoints: %s; put back what is missing, or start it afresh"
                    .formatted(refusal.get()));
        }
        files.epochs().stream().map(files::file).forEach(CsvText::delete);
        return new Resumption(0, first.map("it begins again, as "::concat));
    }

    private Optional<String> damage(int epoch) {
        String name = files.file(epoch).getFileName().toString();
        try {
            return read(epoch).epoch() == epoch ? Optional.empty() : Optional.of(name + " is of another epoch");
        } catch (InvalidInputException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return Optional.of(name + " is gone");
            }
            if (e.getCause() instanceof IOException && !(e.getCause() instanceof ZipException || e.getCause() instanceof EOFException)) {
                throw e; // what cannot be read now may be whole
            }
            return Optional.of(name + " is damaged");
        } catch (RuntimeException _) { // arrays are missing or of another kind
            return Optional.of(name + " is damaged");
        }
    }

    /** The best is scored once more at the end. */
    private Optional<String> lost(int epoch) {
        Checkpoint checkpoint = read(epoch);
        return Stream.concat(Stream.of(checkpoint.best()), checkpoint.bestValidation().stream()).map(BestEpoch::epoch)
                .flatMap(best -> damage(best).stream()).findFirst();
    }

    /** @throws InvalidInputException where the file cannot be read */
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

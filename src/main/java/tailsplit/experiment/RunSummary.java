package tailsplit.experiment;

import java.nio.file.Path;
import java.util.Optional;
import tailsplit.dataset.InvalidInputException;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunStatus;

/**
 * What a list of runs tells about each.
 *
 * @param configuration the defaults where it cannot be read
 * @param problem       why something of the run cannot be read, a sentence for the user
 */
public record RunSummary(
        RunFolder folder,
        Configuration configuration,
        Optional<RunStatus> status,
        Optional<RunResult> result,
        Optional<String> problem) {
    /** Reads a run's folder; what cannot be read of it is said in the summary. */
    public static RunSummary read(Path path) {
        RunFolder folder = new RunFolder(path);
        try {
            return new RunSummary(folder, ConfigurationFile.read(folder.configuration()), folder.status(),
                    folder.result(), Optional.empty());
        } catch (InvalidInputException e) {
            return new RunSummary(folder, Configuration.defaults(), Optional.empty(), Optional.empty(),
                    Optional.of(e.getMessage()));
        }
    }

    /** The name of the run's folder. */
    public String run() {
        return folder.path().getFileName().toString();
    }
}

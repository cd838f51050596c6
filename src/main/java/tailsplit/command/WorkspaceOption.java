package tailsplit.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import tailsplit.file.InvalidInputException;
import tailsplit.run.RunFolder;
import tailsplit.user.UserFolders;

/** Where runs lie. */
final class WorkspaceOption {
    @Option(names = "--workspace", paramLabel = "DIR",
            description = "The folder of all runs (default: ~/tailsplit, or TAILSPLIT_WORKSPACE).")
    private Optional<Path> folder = Optional.empty();

    Path folder() {
        return given().orElseGet(() -> UserFolders.standard().workspace());
    }

    /** Empty where neither the option nor the environment names one. */
    Optional<Path> given() {
        String set = System.getenv("TAILSPLIT_WORKSPACE");
        return folder.or(() -> Optional.ofNullable(set).filter(text -> !text.isBlank()).map(Path::of));
    }

    /**
     * @param run a run's folder, or its name in the workspace
     * @throws InvalidInputException where there is no such run
     */
    RunFolder find(Path run) {
        Path runs = folder().resolve("runs");
        RunFolder found = new RunFolder(Files.isDirectory(run) ? run : runs.resolve(run));
        if (!Files.isRegularFile(found.configuration())) {
            throw new InvalidInputException("%s: found no run; allowed: a run folder, or a name in %s".formatted(run, runs));
        }
        return found;
    }
}

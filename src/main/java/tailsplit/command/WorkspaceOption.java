package tailsplit.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where runs lie. */
final class WorkspaceOption {
    @Option(names = "--workspace", paramLabel = "DIR",
            description = "The folder of all runs (default: ~/tailsplit, or TAILSPLIT_WORKSPACE).")
    private Path folder;

    Path folder() {
        return given().orElseGet(() -> Path.of(System.getProperty("user.home"), "tailsplit"));
    }

    /** Empty where neither the option nor the environment names one. */
    Optional<Path> given() {
        String set = System.getenv("TAILSPLIT_WORKSPACE");
        return Optional.ofNullable(folder).or(() -> Optional.ofNullable(set).filter(text -> !text.isBlank()).map(Path::of));
    }
}

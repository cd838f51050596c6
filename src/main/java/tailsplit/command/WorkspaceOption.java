package tailsplit.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs lie. */
final class WorkspaceOption {
    @Option(names = "--workspace", paramLabel = "DIR",
            description = "The folder of all runs (default: ~/tailsplit, or TAILSPLIT_WORKSPACE).")
    private Path folder;

    Path folder() {
        if (folder != null) {
            return folder;
        }
        String set = System.getenv("TAILSPLIT_WORKSPACE");
        return set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), "tailsplit") : Path.of(set);
    }
}

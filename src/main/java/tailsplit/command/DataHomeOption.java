package tailsplit.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import tailsplit.user.UserFolders;

/** Where downloaded data sets lie. */
final class DataHomeOption {
    @Option(names = "--data", paramLabel = "DIR",
            description = "Where downloaded data sets lie (default: the user's folder for data, on Linux "
                    + "~/.local/share/tailsplit/datasets, or TAILSPLIT_DATA).")
    private Optional<Path> folder = Optional.empty();

    Path folder() {
        return folder.orElseGet(() -> UserFolders.standard().datasets());
    }
}

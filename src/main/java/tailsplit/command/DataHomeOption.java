package tailsplit.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import tailsplit.user.UserFolders;

/** Where downloaded data sets lie. */
final class DataHomeOption {
    @Option(names = "--data", paramLabel = "DIR",
            description = "Where downloaded data sets lie (default: the user's folder for data, on Linux "
                    + "~/.local/share/tailsplit/datasets, or TAILSPLIT_DATA).")
    private Path folder;

    Path folder() {
        return folder == null ? UserFolders.standard().datasets() : folder;
    }
}

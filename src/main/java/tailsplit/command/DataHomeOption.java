package tailsplit.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import tailsplit.dataset.DataHome;

/** Where downloaded data sets lie. */
final class DataHomeOption {
    @Option(names = "--data", paramLabel = "DIR",
            description = "Where downloaded data sets lie (default: ~/.tailsplit/data, or TAILSPLIT_DATA).")
    private Path folder;

    Path folder() {
        return folder == null ? DataHome.standard() : folder;
    }
}

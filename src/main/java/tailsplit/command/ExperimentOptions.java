package tailsplit.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Overrides;

/** The options of every command that takes an experiment. */
final class ExperimentOptions {
    @Parameters(paramLabel = "CONFIG.yaml", description = "The experiment's configuration.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Changes a setting, for example --set loss.name=ldam. May be given several times.")
    private List<String> changes = new ArrayList<>();

    @Mixin
    private DataHomeOption data = new DataHomeOption();

    /** @throws tailsplit.dataset.InvalidInputException where the file or a change is not valid */
    Configuration configuration() {
        Configuration changed = Overrides.apply(ConfigurationFile.read(file), changes, Path.of("").toAbsolutePath());
        changed.check();
        return changed;
    }

    Path dataHome() {
        return data.folder();
    }
}

package tailsplit.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFile;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Overrides;
import tailsplit.experiment.Prepared;
import tailsplit.file.InvalidInputException;

/** The options of every command that takes an experiment. */
final class ExperimentOptions {
    @Parameters(paramLabel = "CONFIG.yaml", description = "The experiment's configuration.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Changes a setting, for example --set loss.name=ldam. May be given several times.")
    private List<String> changes = new ArrayList<>();

    @Mixin
    private DataHomeOption data = new DataHomeOption();

    /** The grid that the file has; of one cell without axes where it has none. */
    Ablation ablation() {
        return Overrides.apply(AblationFile.read(file), changes, Path.of("").toAbsolutePath(), String.valueOf(file.getFileName()));
    }

    /**
     * The experiment with its data at hand.
     *
     * @throws InvalidInputException where file, changes or data are not valid; the message begins with the file's name
     */
    Prepared prepared() {
        return prepared(configuration());
    }

    /** The experiment as it is asked for. */
    Configuration configuration() {
        return Overrides.apply(ConfigurationFile.read(file), changes, Path.of("").toAbsolutePath());
    }

    /** @param changed another form of the {@link #configuration} */
    Prepared prepared(Configuration changed) {
        try {
            changed.check();
            return Prepared.of(changed, data.folder());
        } catch (InvalidInputException e) {
            throw new InvalidInputException("%s: %s".formatted(file.getFileName(), e.getMessage()), e);
        }
    }

    Path dataHome() {
        return data.folder();
    }
}

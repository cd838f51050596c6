package tailsplit.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationText;
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

    /** As long as the file has not been read, empty. */
    private Optional<ConfigurationText> read = Optional.empty();

    private ConfigurationText text() {
        ConfigurationText known = read.orElseGet(() -> ConfigurationText.read(file));
        read = Optional.of(known);
        return known;
    }

    /** The grid that the file has; of one cell without axes where it has none. */
    Ablation ablation() {
        return Overrides.apply(text().ablation(), changes, Path.of("").toAbsolutePath(), text().source());
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
        return Overrides.apply(text().configuration(), changes, Path.of("").toAbsolutePath());
    }

    /** @param changed another form of the {@link #configuration} */
    Prepared prepared(Configuration changed) {
        try {
            changed.check();
            return Prepared.of(changed, ReadingDisplay.load(Prepared.source(changed), data.folder()));
        } catch (InvalidInputException e) {
            throw new InvalidInputException("%s: %s".formatted(text().source(), e.getMessage()), e);
        }
    }

    Path dataHome() {
        return data.folder();
    }
}

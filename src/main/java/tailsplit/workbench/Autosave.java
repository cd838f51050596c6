package tailsplit.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.file.InvalidInputException;
import tailsplit.workbench.draft.DesignModel;

/** Keeps what is not saved of the experiment, so that neither a close nor a crash loses it. */
final class Autosave implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Autosave.class.getName());

    private final Path file;
    private final DesignModel design;
    private final DelayedWriter writer = new DelayedWriter("autosave", this::write);
    private volatile Optional<Configuration> unsaved = Optional.empty();

    Autosave(Path file, DesignModel design) {
        this.file = file;
        this.design = design;
    }

    /**
     * Goes on where the last window was.
     *
     * @param opened the experiment's file, if it had one
     */
    void restore(Optional<Path> opened, Configuration otherwise) {
        Optional<Path> there = opened.filter(Files::isRegularFile);
        Optional<Configuration> kept = read(file);
        Optional<Configuration> saved = there.flatMap(Autosave::read);
        design.begin(saved.orElse(otherwise), saved.isPresent() ? there : Optional.empty());
        kept.ifPresent(design::resume);
        design.configurationProperty().subscribe(_ -> remember());
        design.changedProperty().subscribe(_ -> remember());
    }

    private static Optional<Configuration> read(Path path) {
        try {
            return Files.exists(path) ? Optional.of(ConfigurationFile.read(path)) : Optional.empty();
        } catch (InvalidInputException e) {
            LOG.log(Level.WARNING, "an experiment of the last window cannot be read", e);
            return Optional.empty();
        }
    }

    private void remember() {
        unsaved = design.changedProperty().get() ? Optional.of(design.configuration()) : Optional.empty();
        writer.changed();
    }

    private void write() {
        try {
            if (unsaved.isPresent()) {
                ConfigurationFile.write(unsaved.get(), file);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (InvalidInputException | IOException e) {
            LOG.log(Level.WARNING, "the unsaved experiment could not be kept", e);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}

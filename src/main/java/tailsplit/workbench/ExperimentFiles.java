package tailsplit.workbench;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.shared.Dialogs;

/** New, open and save: the experiment that is designed and its file. */
final class ExperimentFiles {
    private static final FileChooser.ExtensionFilter YAML = new FileChooser.ExtensionFilter("Experiment", "*.yaml", "*.yml");

    private final Stage stage;
    private final DesignModel design;
    private final PreferencesStore preferences;
    private final Consumer<String> news;
    private final Runnable begun;

    /**
     * @param news  hears what was done, in a sentence
     * @param begun shows the experiment once it is another one
     */
    ExperimentFiles(Stage stage, OpenWorkspace opened, Consumer<String> news, Runnable begun) {
        this.stage = stage;
        this.news = news;
        this.begun = begun;
        design = opened.design();
        preferences = opened.preferences();
    }

    void beginEmpty() {
        begin(Configuration.defaults());
    }

    void beginSample() {
        begin(SampleExperiment.read());
    }

    /** Unless what is unsaved is to be kept. */
    void begin(Configuration experiment) {
        Typing.commit(stage);
        if (leavesUnsaved()) {
            design.begin(experiment, Optional.empty());
            begun.run();
        }
    }

    /** Asks for a file and opens it. */
    void open() {
        Optional.ofNullable(chooser("Open an experiment").showOpenDialog(stage)).map(File::toPath).ifPresent(this::open);
    }

    /** Unless what is unsaved is to be kept; says why where the file cannot be opened. */
    void open(Path file) {
        Typing.commit(stage);
        if (!leavesUnsaved()) {
            return;
        }
        try {
            design.open(file.toAbsolutePath());
            remember(file);
            begun.run();
        } catch (InvalidInputException e) {
            Dialogs.problem(stage, "This experiment cannot be opened", e.getMessage());
        }
    }

    void save() {
        Typing.commit(stage);
        design.fileProperty().get().ifPresentOrElse(this::saveTo, this::saveAs);
    }

    void saveAs() {
        Typing.commit(stage);
        FileChooser chooser = chooser("Save the experiment");
        chooser.setInitialFileName(name().replaceAll("[^\\p{L}\\p{N} _-]+", "-") + ".tailsplit.yaml");
        Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath).ifPresent(this::saveTo);
    }

    private void saveTo(Path file) {
        try {
            design.save(file);
            remember(file);
            news.accept("Saved " + file.getFileName());
        } catch (InvalidInputException e) {
            Dialogs.problem(stage, "The experiment was not saved", e.getMessage());
        }
    }

    private void remember(Path file) {
        preferences.change(now -> now.withRecent(file.toAbsolutePath().toString()));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(YAML);
        design.fileProperty().get().map(Path::getParent).map(Path::toFile).filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    /** Whether the experiment may be left: it is saved, or its user says so. */
    private boolean leavesUnsaved() {
        if (!design.changedProperty().get()) {
            return true;
        }
        ButtonType save = new ButtonType("Save", ButtonData.YES);
        ButtonType discard = new ButtonType("Discard changes", ButtonData.NO);
        Optional<ButtonType> answer = Dialogs.ask(stage, "Save the changes to %s?".formatted(name()), "They are lost otherwise.",
                save, discard, ButtonType.CANCEL);
        if (answer.filter(save::equals).isPresent()) {
            save();
            return !design.changedProperty().get();
        }
        return answer.filter(discard::equals).isPresent();
    }

    private String name() {
        return design.configuration().get(Settings.NAME);
    }
}

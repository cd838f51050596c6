package tailsplit.workbench;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.DirectoryChooser;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.stage.Stage;
import tailsplit.dataset.InvalidInputException;
import tailsplit.workbench.task.FxThread;

/** Started by {@link Workbench}. */
public final class WorkbenchApplication extends Application {
    private Desk desk;

    @Override
    public void start(Stage stage) {
        setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheetBSS());
        Path dataHome = Path.of(getParameters().getNamed().get("data"));
        PreferencesStore preferences = PreferencesStore.standard();
        Optional<Path> given = Optional.ofNullable(getParameters().getNamed().get("workspace")).map(Path::of);
        Optional<Path> last = preferences.get().workspace().map(Path::of);
        Path standard = Path.of(getParameters().getNamed().get("standard-workspace"));
        open(stage, given.or(() -> last).orElse(standard), dataHome, preferences);
    }

    private void open(Stage stage, Path workspace, Path dataHome, PreferencesStore preferences) {
        try {
            desk = new Desk(workspace, dataHome, preferences, FxThread.LATER);
        } catch (InvalidInputException e) {
            askForAnother(stage, e.getMessage(), dataHome, preferences);
            return;
        }
        MainWindow window = new MainWindow(stage, desk);
        window.show();
        Optional.ofNullable(getParameters().getNamed().get("experiment")).map(Path::of).ifPresent(window::open);
    }

    private void askForAnother(Stage stage, String problem, Path dataHome, PreferencesStore preferences) {
        ButtonType another = new ButtonType("Open another workspace\u2026", ButtonData.OTHER);
        ButtonType quit = new ButtonType("Quit", ButtonData.CANCEL_CLOSE);
        Optional<ButtonType> answer = Dialogs.ask(null, "This workspace cannot be opened", problem, another, quit);
        if (answer.filter(another::equals).isPresent()) {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle("Open a workspace");
            Optional.ofNullable(chooser.showDialog(null))
                    .ifPresent(folder -> open(stage, folder.toPath(), dataHome, preferences));
        }
    }

    @Override
    public void stop() {
        if (desk != null) {
            desk.close();
        }
    }
}

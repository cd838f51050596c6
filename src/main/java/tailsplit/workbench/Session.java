package tailsplit.workbench;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import tailsplit.experiment.Workspace;
import tailsplit.service.TrainingService;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.FxThread;

/** What the one window shows: the welcome before there is a workspace, and then one workspace after another. */
final class Session implements WindowHost, AutoCloseable {
    /** What takes less is not worth a screen. */
    private static final Duration NOTICEABLE = Duration.millis(300);

    private final Stage stage;
    private final Supplier<PreferencesStore> stores;
    private final Path dataHome;
    private final Consumer<String> browser;
    private final Background background = new Background(FxThread.LATER);
    private volatile PreferencesStore preferences;
    private Optional<OpenWorkspace> opened = Optional.empty();
    private Optional<Theme> theme = Optional.empty();
    private boolean closed;

    /**
     * @param stores  the preferences, for one workspace after another
     * @param browser opens an address
     */
    Session(Stage stage, Supplier<PreferencesStore> stores, Path dataHome, Consumer<String> browser) {
        this.stage = stage;
        this.stores = stores;
        this.dataHome = dataHome;
        this.browser = browser;
        preferences = stores.get();
    }

    /**
     * Goes on in the workspace that was open last; the first time of all it welcomes.
     *
     * @param workspace  instead of the one that was open last
     * @param standard   the workspace where none was
     * @param experiment to open
     */
    void start(Optional<Path> workspace, Path standard, Optional<Path> experiment) {
        Optional<Path> known = workspace.or(() -> preferences.get().workspace().map(Path::of));
        if (known.isEmpty() && experiment.isEmpty()) {
            welcome(standard, "");
        } else {
            openWorkspace(known.orElse(standard), window -> experiment.ifPresent(window.files()::open));
        }
    }

    private void welcome(Path workspace, String problem) {
        show(new WelcomeScreen(workspace.toAbsolutePath(), problem, this::openWorkspace));
    }

    private void show(Parent screen) {
        BorderPane root = new BorderPane(screen);
        root.getStyleClass().add("window");
        Scene scene = new Scene(root, MainWindow.WIDTH, MainWindow.HEIGHT);
        theme.ifPresent(Theme::close);
        theme = Optional.of(new Theme(scene, preferences.get().theme()));
        stage.setTitle("Tailsplit");
        stage.setOnCloseRequest(null);
        stage.setScene(scene);
        stage.show();
    }

    /** The service of the workspace before may wait for the disk, and that of the next for its queue: the window does not. */
    @Override
    public void openWorkspace(Path workspace, Consumer<MainWindow> then) {
        Optional<OpenWorkspace> before = opened;
        opened = Optional.empty();
        before.ifPresent(OpenWorkspace::closeModels);
        if (stage.getScene() != null) {
            stage.getScene().getRoot().setDisable(true);
        }
        PauseTransition slow = new PauseTransition(NOTICEABLE);
        slow.setOnFinished(_ -> showOpening(workspace));
        slow.play();
        background.run(() -> {
            before.ifPresent(this::finish);
            return TrainingService.open(new Workspace(workspace), dataHome, preferences.get().capacity());
        }, service -> {
            slow.stop();
            show(service, then);
        }, problem -> {
            slow.stop();
            if (!closed) {
                welcome(workspace, problem);
            }
        });
    }

    private void finish(OpenWorkspace left) {
        left.closeService();
        preferences = stores.get();
    }

    private void showOpening(Path workspace) {
        new WindowLayout(stage, preferences).restoreWindow();
        Label what = new Label("Opening the workspace " + Words.place(workspace));
        what.setId("opening");
        Label more = new Label("It takes some seconds where its queue is trained without a window.");
        more.getStyleClass().add(Styles.TEXT_MUTED);
        VBox page = new VBox(12, what, new ProgressBar(), more);
        page.setAlignment(Pos.CENTER);
        show(page);
    }

    private void show(TrainingService service, Consumer<MainWindow> then) {
        if (closed) {
            service.close();
            return;
        }
        theme.ifPresent(Theme::close);
        theme = Optional.empty();
        opened = Optional.of(new OpenWorkspace(service, dataHome, preferences, FxThread.LATER));
        MainWindow window = new MainWindow(stage, opened.get(), this);
        window.show();
        FxThread.LATER.execute(() -> then.accept(window));
    }

    @Override
    public void browse(String address) {
        browser.accept(address);
    }

    /** Leaves the workspace; its workers go on. */
    @Override
    public void close() {
        closed = true;
        background.close();
        opened.ifPresent(OpenWorkspace::close);
        opened = Optional.empty();
    }
}

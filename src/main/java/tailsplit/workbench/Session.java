package tailsplit.workbench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import tailsplit.file.InvalidInputException;
import tailsplit.workbench.task.FxThread;

/** What the one window shows: the welcome before there is a workspace, and then one workspace after another. */
final class Session implements WindowHost, AutoCloseable {
    private final Stage stage;
    private final Supplier<PreferencesStore> stores;
    private final Path dataHome;
    private final Consumer<String> browser;
    private PreferencesStore preferences;
    private Optional<OpenWorkspace> opened = Optional.empty();
    private Optional<Theme> theme = Optional.empty();

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
        WelcomeScreen screen = new WelcomeScreen(workspace.toAbsolutePath(), problem, this::openWorkspace);
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

    @Override
    public void openWorkspace(Path workspace, Consumer<MainWindow> then) {
        close();
        try {
            opened = Optional.of(new OpenWorkspace(workspace, dataHome, preferences, FxThread.LATER));
        } catch (InvalidInputException e) {
            welcome(workspace, e.getMessage());
            return;
        }
        theme.ifPresent(Theme::close);
        theme = Optional.empty();
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
        opened.ifPresent(open -> {
            open.close();
            preferences = stores.get();
        });
        opened = Optional.empty();
    }
}

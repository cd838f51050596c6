package tailsplit.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;
import tailsplit.workbench.task.FxThread;

/** Whoever goes from one workspace to another all day needs no more memory than for one. */
@ExtendWith(ApplicationExtension.class)
class WindowsAreFreedTest {
    private static final List<String> SCREENS = List.of("Design", "Ablation", "Runs", "Results", "Settings", "Help", "Welcome");

    @TempDir
    private Path folder;

    private Stage stage;

    /** Not the stage that TestFX gives, whose events it keeps. */
    @BeforeEach
    void makeStage() {
        stage = onWindow(Stage::new);
    }

    @AfterEach
    void close() {
        onWindow(() -> {
            stage.hide();
            return null;
        });
    }

    @Test
    void aWorkspaceThatWasLeftIsFreed() throws Exception {
        Reachable left = new Reachable();
        for (int i = 0; i < 3; i++) {
            useAndLeave(folder.resolve("workspace " + i), left);
        }
        OpenWorkspace last = open(folder.resolve("last"));
        assertEquals(List.of(), left.afterCollection());
        leave(last);
    }

    private void useAndLeave(Path workspace, Reachable left) {
        OpenWorkspace opened = open(workspace);
        onWindow(() -> {
            left.add(opened);
            left.add(stage.getScene());
            left.add(stage.getScene().lookup("#imbalance-chart"));
            return null;
        });
        leave(opened);
    }

    private void leave(OpenWorkspace opened) {
        onWindow(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            opened.close();
            return null;
        });
    }

    private OpenWorkspace open(Path workspace) {
        OpenWorkspace opened = onWindow(() -> new OpenWorkspace(workspace, folder.resolve("data"),
                new PreferencesStore(folder.resolve("preferences.json")), FxThread.LATER));
        MainWindow window = onWindow(() -> {
            MainWindow made = new MainWindow(stage, opened);
            made.show();
            return made;
        });
        for (String screen : SCREENS) {
            onWindow(() -> {
                window.showScreen(screen);
                return null;
            });
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertTrue(onWindow(() -> stage.getScene().lookup("#imbalance-chart") != null));
        return opened;
    }

    private static <T> T onWindow(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }
}

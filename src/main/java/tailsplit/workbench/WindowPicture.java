package tailsplit.workbench;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import tailsplit.file.InvalidInputException;
import tailsplit.workbench.chart.PictureFile;
import tailsplit.workbench.task.FxThread;

/** A picture of the window, taken on a screen that nobody sees once everything in it has been read. */
final class WindowPicture {
    private static final Duration TICK = Duration.millis(100);
    /** Screens wait a moment before they read, and draw a moment after it. */
    private static final int QUIET_TICKS = 12;
    private static final int PATIENCE_TICKS = 1200;

    private final Picture wanted;
    private final CompletableFuture<Void> taken = new CompletableFuture<>();
    private OpenWorkspace opened;
    private Stage stage;
    private MainWindow window;
    private Timeline watch;
    private int ticks;
    private int quiet;

    private WindowPicture(Picture wanted) {
        this.wanted = wanted;
    }

    /** @throws InvalidInputException where it cannot be taken */
    static void take(Picture wanted) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        WindowPicture picture = new WindowPicture(wanted);
        Platform.startup(() -> picture.orFail(picture::open));
        try {
            picture.taken.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof InvalidInputException invalid ? invalid : e;
        } finally {
            Platform.exit();
        }
    }

    private void open() {
        Platform.setImplicitExit(false);
        opened = new OpenWorkspace(wanted.workspace(), wanted.dataHome(), PreferencesStore.unchanged(), FxThread.LATER);
        wanted.experiment().ifPresent(this::design);
        stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        window = new MainWindow(stage, opened);
        window.show();
        watch = new Timeline(new KeyFrame(TICK, _ -> orFail(this::look)));
        watch.setCycleCount(PATIENCE_TICKS);
        watch.setOnFinished(_ -> orFail(() -> {
            throw new InvalidInputException("the window was still reading after %d s; no picture was taken".formatted(ticks / 10));
        }));
        watch.play();
    }

    private void design(Path experiment) {
        if (opened.design().changedProperty().get()) {
            throw new InvalidInputException(("%s holds an experiment that is not saved; save it in the window first, "
                    + "or name another --workspace")
                    .formatted(wanted.workspace()));
        }
        opened.design().open(experiment.toAbsolutePath());
    }

    private void look() {
        ticks++;
        if (ticks == 1) {
            wanted.screen().ifPresent(screen -> window.showScreen(screen.label()));
        }
        quiet = window.runs().loadedProperty().get() && opened.background().isIdle() ? quiet + 1 : 0;
        if (quiet == QUIET_TICKS) {
            watch.stop();
            PictureFile.write(stage.getScene().snapshot(null), wanted.file());
            close();
            taken.complete(null);
        }
    }

    private void close() {
        if (stage != null) {
            stage.hide();
        }
        if (window != null) {
            window.runs().close();
        }
        if (opened != null) {
            opened.close();
        }
    }

    private void orFail(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (watch != null) {
                watch.stop();
            }
            close();
            taken.completeExceptionally(e);
        }
    }
}

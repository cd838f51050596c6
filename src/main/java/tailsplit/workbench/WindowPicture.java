package tailsplit.workbench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
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
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private int ticks;
    private int quiet;

    private WindowPicture(Picture wanted) {
        this.wanted = wanted;
    }

    /** @throws InvalidInputException where it cannot be taken */
    static void take(Picture wanted) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Workbench.useOwnCache();
        WindowPicture picture = new WindowPicture(wanted);
        Platform.startup(() -> picture.orFail(picture::open));
        try {
            picture.taken.join();
        } finally {
            Platform.exit();
        }
    }

    private void open() {
        Platform.setImplicitExit(false);
        OpenWorkspace opened = new OpenWorkspace(wanted.workspace(), wanted.dataHome(), PreferencesStore.unchanged(), FxThread.LATER);
        closing.push(opened::close);
        wanted.experiment().ifPresent(experiment -> design(opened, experiment));
        Stage stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        MainWindow window = new MainWindow(stage, opened);
        closing.push(window.runs()::close);
        closing.push(stage::hide);
        window.show();
        Timeline watch = new Timeline(new KeyFrame(TICK, _ -> orFail(() -> look(opened, stage, window))));
        closing.push(watch::stop);
        watch.setCycleCount(PATIENCE_TICKS);
        watch.setOnFinished(_ -> orFail(() -> {
            throw new InvalidInputException("the window was still reading after %d s; no picture was taken".formatted(ticks / 10));
        }));
        watch.play();
    }

    private void design(OpenWorkspace opened, Path experiment) {
        if (opened.design().changedProperty().get()) {
            throw new InvalidInputException(("%s holds an experiment that is not saved; save it in the window first, "
                    + "or name another --workspace")
                    .formatted(wanted.workspace()));
        }
        opened.design().open(experiment.toAbsolutePath());
    }

    private void look(OpenWorkspace opened, Stage stage, MainWindow window) {
        ticks++;
        if (ticks == 1) {
            wanted.screen().ifPresent(screen -> window.showScreen(screen.label()));
        }
        quiet = window.runs().loadedProperty().get() && opened.background().isIdle() ? quiet + 1 : 0;
        if (quiet == QUIET_TICKS) {
            PictureFile.write(stage.getScene().snapshot(null), wanted.file());
            close();
            taken.complete(null);
        }
    }

    private void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }

    private void orFail(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            close();
            taken.completeExceptionally(e);
        }
    }
}

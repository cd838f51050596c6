package tailsplit.workbench;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import tailsplit.workbench.shared.Dialogs;
import tailsplit.workbench.task.Background;

/** Asks who leaves the window what is to become of the runs that are being trained. */
final class TrainingQuestion {
    private static final int PATIENCE_SECONDS = 20;

    private final Stage stage;
    private final OpenWorkspace opened;
    private final Node screens;
    private final StatusBar status;
    private boolean telling;

    /** @param screens where nothing is to be done while the runs are told */
    TrainingQuestion(Stage stage, OpenWorkspace opened, Node screens, StatusBar status) {
        this.stage = stage;
        this.opened = opened;
        this.screens = screens;
        this.status = status;
    }

    /** @param go what to do when the window may go: nothing is trained, or the runs know what is to become of them */
    void ask(Runnable go) {
        long active = opened.service().queue().active();
        if (telling) {
            return;
        }
        if (active == 0) {
            go.run();
            return;
        }
        ButtonType leave = new ButtonType("Leave training running", ButtonData.YES);
        ButtonType pause = new ButtonType("Pause", ButtonData.OTHER);
        ButtonType stop = new ButtonType("Stop", ButtonData.NO);
        Optional<ButtonType> answer = Dialogs.ask(stage, active == 1 ? "A run is being trained" : active + " runs are being trained",
                "Leave training running: it goes on without the window, the runs that wait too, and the next window finds it. "
                        + "Pause or stop: they end after their current step, with their last checkpoints kept.",
                leave, pause, stop, ButtonType.CANCEL);
        if (answer.filter(leave::equals).isPresent()) {
            opened.keepTraining();
            go.run();
        } else if (answer.filter(pause::equals).isPresent()) {
            tell(opened.service().pauseAll(), "Pausing the runs\u2026", go);
        } else if (answer.filter(stop::equals).isPresent()) {
            tell(opened.service().stopAll(), "Stopping the runs\u2026", go);
        }
    }

    private void tell(CompletableFuture<Void> told, String doing, Runnable go) {
        telling = true;
        screens.setDisable(true);
        status.sayBusy(doing);
        told.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).whenComplete((_, problem) -> opened.background().onWindow(() -> {
            telling = false;
            screens.setDisable(false);
            status.say("");
            if (problem == null) {
                go.run();
            } else {
                Dialogs.problem(stage, "The window stays open", sentence(problem));
            }
        }));
    }

    private static String sentence(Throwable problem) {
        return problem instanceof TimeoutException
                ? "Not every run could be told within %d seconds; the disk may be slow. Try again, or leave training running."
                        .formatted(PATIENCE_SECONDS)
                : Background.sentence(problem);
    }
}

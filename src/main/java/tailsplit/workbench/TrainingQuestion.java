package tailsplit.workbench;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import tailsplit.workbench.shared.Dialogs;
import tailsplit.workbench.task.Background;

/** Asks who leaves the window what is to become of the runs that are being trained. */
final class TrainingQuestion {
    private static final int PATIENCE_SECONDS = 10;

    private final Stage stage;
    private final OpenWorkspace opened;

    TrainingQuestion(Stage stage, OpenWorkspace opened) {
        this.stage = stage;
        this.opened = opened;
    }

    /** @return whether the window may go: nothing is trained, or it is said what is to become of it */
    boolean isAnswered() {
        long active = opened.service().queue().active();
        return active == 0 || ask(active);
    }

    private boolean ask(long active) {
        ButtonType leave = new ButtonType("Leave training running", ButtonData.YES);
        ButtonType pause = new ButtonType("Pause", ButtonData.OTHER);
        ButtonType stop = new ButtonType("Stop", ButtonData.NO);
        Optional<ButtonType> answer = Dialogs.ask(stage, active == 1 ? "A run is being trained" : active + " runs are being trained",
                "Leave training running: it goes on without the window, the runs that wait too, and the next window finds it. "
                        + "Pause or stop: they end after their current step, with their last checkpoints kept.",
                leave, pause, stop, ButtonType.CANCEL);
        if (answer.filter(leave::equals).isPresent()) {
            opened.keepTraining();
            return true;
        }
        if (answer.filter(pause::equals).isPresent()) {
            return isDone(opened.service().pauseAll());
        }
        return answer.filter(stop::equals).isPresent() && isDone(opened.service().stopAll());
    }

    private boolean isDone(CompletableFuture<?> change) {
        try {
            change.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            Dialogs.problem(stage, "The runs could not be told", Background.sentence(e.getCause() == null ? e : e.getCause()));
            return false;
        }
    }
}

package tailsplit.workbench;

import javafx.scene.Node;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import tailsplit.run.RunState;
import tailsplit.service.Queue;

/** Offers, above the screens, to resume runs whose workers died while no window watched them. */
final class ResumeOffer {
    private final NotificationPane pane;
    private final Runnable resume;

    /** @param resume lets the interrupted runs go on */
    ResumeOffer(Node screens, Runnable resume) {
        pane = new NotificationPane(screens);
        this.resume = resume;
    }

    /** The screens, below the offer. */
    Node pane() {
        return pane;
    }

    void offer(Queue queue) {
        long interrupted = queue.count(RunState.INTERRUPTED);
        if (interrupted > 0) {
            pane.setText("%s interrupted: the worker process ended while no window watched it."
                    .formatted(interrupted == 1 ? "One run was" : interrupted + " runs were"));
            pane.getActions().setAll(new Action("Resume", _ -> {
                pane.hide();
                resume.run();
            }));
            pane.show();
        }
    }

    /** Withdraws the offer once nothing is interrupted. */
    void changed(Queue queue) {
        if (queue.count(RunState.INTERRUPTED) == 0) {
            pane.hide();
        }
    }
}

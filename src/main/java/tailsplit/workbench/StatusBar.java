package tailsplit.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import tailsplit.run.RunState;
import tailsplit.service.Queue;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Words;

/** Queue, workspace and the last news, below every screen. */
final class StatusBar extends HBox {
    private final Label queue = new Label();
    private final Label news = new Label();
    private final ProgressBar busy = new ProgressBar();

    StatusBar(Path workspace) {
        getStyleClass().add("status-bar");
        queue.setId("queue-state");
        news.setId("news");
        busy.setPrefWidth(80);
        busy.setVisible(false);
        Boxes.leaveNoGap(busy);
        Label where = new Label("Workspace: " + Words.place(workspace));
        where.setMinWidth(0);
        getChildren().addAll(new Label("%d processor cores".formatted(Runtime.getRuntime().availableProcessors())),
                queue, where, Boxes.space(), busy, news);
    }

    void show(Queue now) {
        List<String> parts = new ArrayList<>();
        add(parts, now.active(), "running");
        add(parts, now.count(RunState.WAITING), "waiting");
        add(parts, now.count(RunState.PAUSED), "paused");
        add(parts, now.count(RunState.INTERRUPTED), "interrupted");
        queue.setText("Queue: " + (parts.isEmpty() ? "empty" : String.join(", ", parts)) + (now.held() ? " (on hold)" : ""));
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    void say(String sentence) {
        busy.setVisible(false);
        news.setText(sentence);
    }

    /** Says what is under way, until something else is said. */
    void sayBusy(String sentence) {
        say(sentence);
        busy.setVisible(true);
    }
}

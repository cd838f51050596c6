package tailsplit.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import tailsplit.service.Phase;
import tailsplit.service.Queue;
import tailsplit.workbench.shared.Words;

/** Queue, workspace and the last news, below every screen. */
final class StatusBar extends HBox {
    private final Label queue = new Label();
    private final Label news = new Label();

    StatusBar(Path workspace) {
        getStyleClass().add("status-bar");
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        queue.setId("queue-state");
        Label where = new Label("Workspace: " + Words.place(workspace));
        where.setMinWidth(0);
        getChildren().addAll(new Label("%d processor cores".formatted(Runtime.getRuntime().availableProcessors())),
                queue, where, space, news);
    }

    void show(Queue now) {
        List<String> parts = new ArrayList<>();
        add(parts, now.active(), "running");
        add(parts, now.count(Phase.WAITING), "waiting");
        add(parts, now.count(Phase.PAUSED), "paused");
        add(parts, now.count(Phase.INTERRUPTED), "interrupted");
        queue.setText("Queue: " + (parts.isEmpty() ? "empty" : String.join(", ", parts)) + (now.held() ? " (on hold)" : ""));
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    void say(String sentence) {
        news.setText(sentence);
    }
}

package tailsplit.workbench.monitor;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tailsplit.workbench.shared.Boxes;

/** A run in the list: its name, where it stands, and a bar while it is not done. */
final class RunCell extends ListCell<RunItem> {
    private static final List<String> TONES = List.of("state-busy", "state-good", "state-warning", "state-bad");

    private final Label title = new Label();
    private final Label state = new Label();
    private final Label details = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final VBox content;

    RunCell() {
        title.getStyleClass().add("run-name");
        title.setMinWidth(0);
        state.setMinWidth(Region.USE_PREF_SIZE);
        details.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        details.setMinWidth(0);
        progress.getStyleClass().add("thin");
        progress.setMaxWidth(Double.MAX_VALUE);
        Boxes.leaveNoGap(progress);
        HBox first = new HBox(8, title, Boxes.space(), state);
        first.setAlignment(Pos.BASELINE_LEFT);
        content = new VBox(2, first, details, progress);
        content.setMinWidth(0);
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(@Nullable RunItem item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty ? null : content);
        setText(null);
        setAccessibleText(null);
        if (empty || item == null) {
            return;
        }
        title.setText(item.title());
        details.setText(item.details());
        state.setText(item.label());
        state.getStyleClass().removeAll(TONES);
        switch (item.tone()) {
            case BUSY -> state.getStyleClass().add("state-busy");
            case GOOD -> state.getStyleClass().add("state-good");
            case WARNING -> state.getStyleClass().add("state-warning");
            case BAD -> state.getStyleClass().add("state-bad");
            case QUIET -> {}
        }
        progress.setVisible(item.state().isActive() || item.progress() > 0 && item.progress() < 1);
        progress.setProgress(item.progress());
        setAccessibleText("%s, %s, %s".formatted(item.title(), item.details(), item.label()));
    }
}

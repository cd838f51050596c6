package tailsplit.workbench.subclasses;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A sentence that may be longer than its column: the tooltip has all of it. */
final class ReasonCell<R> extends TableCell<R, String> {
    private final Tooltip whole = new Tooltip();

    ReasonCell() {
        whole.setWrapText(true);
        whole.setMaxWidth(480);
    }

    @Override
    protected void updateItem(@Nullable String reason, boolean empty) {
        super.updateItem(reason, empty);
        setText(empty ? null : reason);
        whole.setText(reason);
        setTooltip(empty ? null : whole);
    }
}

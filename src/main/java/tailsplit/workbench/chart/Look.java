package tailsplit.workbench.chart;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.stage.Window;

/** The colours of everything in a figure that is not data. */
public record Look(boolean dark, Color surface, Color text, Color muted, Color grid, Color accent, Color warning) {
    public static final Look LIGHT = new Look(false, Color.WHITE, Color.web("#1f2328"), Color.web("#59636e"),
            Color.web("#d8dee4"), Color.web("#0969da"), Color.web("#9a6700"));
    public static final Look DARK = new Look(true, Color.web("#161b22"), Color.web("#e6edf3"), Color.web("#9198a1"),
            Color.web("#30363d"), Color.web("#4493f8"), Color.web("#d29922"));

    /** Like the theme itself, one for the whole program. */
    private static final ObjectProperty<Look> CURRENT = new SimpleObjectProperty<>(LIGHT);

    public static Look current() {
        return CURRENT.get();
    }

    /** Draws all windows like this from now on. */
    public static void use(Look look) {
        CURRENT.set(look);
    }

    /** The look while a node is in a window that shows: this keeps no node whose window has been closed. */
    public static ObservableValue<Look> of(Node node) {
        return CURRENT.when(node.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false));
    }
}

package tailsplit.workbench.chart;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.paint.Color;

/** The colours of everything in a figure that is not data. */
public record Look(boolean dark, Color surface, Color text, Color muted, Color grid, Color accent, Color warning) {
    public static final Look LIGHT = new Look(false, Color.WHITE, Color.web("#1f2328"), Color.web("#59636e"),
            Color.web("#d8dee4"), Color.web("#0969da"), Color.web("#9a6700"));
    public static final Look DARK = new Look(true, Color.web("#161b22"), Color.web("#e6edf3"), Color.web("#9198a1"),
            Color.web("#30363d"), Color.web("#4493f8"), Color.web("#d29922"));

    /** Like the theme itself, one for the whole program. */
    private static final ObjectProperty<Look> CURRENT = new SimpleObjectProperty<>(LIGHT);

    public static ObjectProperty<Look> current() {
        return CURRENT;
    }
}

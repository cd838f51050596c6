package tailsplit.workbench;

import java.util.List;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts a window where it was, if that place is still on a screen. */
final class WindowPlace {
    private WindowPlace() {}

    /** @param bounds x, y, width and height */
    static void restore(Stage stage, List<Double> bounds) {
        boolean seen = !Screen.getScreensForRectangle(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3)).isEmpty();
        if (seen) {
            stage.setX(bounds.get(0));
            stage.setY(bounds.get(1));
            stage.setWidth(bounds.get(2));
            stage.setHeight(bounds.get(3));
        }
    }
}

package tailsplit.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window was and how its panes were divided: found again by the next window. */
final class WindowLayout {
    private final Stage stage;
    private final PreferencesStore preferences;
    private final List<SplitPane> panes = new ArrayList<>();

    WindowLayout(Stage stage, PreferencesStore preferences) {
        this.stage = stage;
        this.preferences = preferences;
    }

    /** Puts the window where the last one was, if that place is still on a screen. */
    void restoreWindow() {
        Preferences remembered = preferences.get();
        List<Double> bounds = remembered.bounds();
        if (bounds.size() == 4 && !Screen.getScreensForRectangle(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3)).isEmpty()) {
            stage.setX(bounds.get(0));
            stage.setY(bounds.get(1));
            stage.setWidth(bounds.get(2));
            stage.setHeight(bounds.get(3));
        }
        stage.setMaximized(remembered.maximised());
    }

    /**
     * Divides panes as they were divided last, and remembers them from now on.
     *
     * @param divided known by their ids
     */
    void restoreDividers(List<SplitPane> divided) {
        for (SplitPane pane : divided) {
            List<Double> positions = preferences.get().dividers().getOrDefault(pane.getId(), List.of());
            if (positions.size() == pane.getDividers().size()) {
                pane.setDividerPositions(positions.stream().mapToDouble(Double::doubleValue).toArray());
            }
            panes.add(pane);
        }
    }

    /** Hands the window's place and dividers on to the preferences. */
    void keep() {
        boolean maximised = stage.isMaximized();
        preferences.change(now -> now.withWindow(maximised ? now.bounds()
                : List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()), maximised));
        for (SplitPane pane : panes) {
            preferences.change(now -> now.withDividers(pane.getId(), Arrays.stream(pane.getDividerPositions()).boxed().toList()));
        }
    }
}

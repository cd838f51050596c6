package tailsplit.workbench.shared;

import atlantafx.base.theme.Styles;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;

/** What is pressed. */
public final class Buttons {
    private Buttons() {}

    /**
     * A button that is never narrower than its text.
     *
     * @param help for the mouse and for who does not see it
     */
    public static Button of(String text, String help, Runnable action) {
        Button button = new Button(text);
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** The same in small. */
    public static Button small(String text, String help, Runnable action) {
        Button button = of(text, help, action);
        button.getStyleClass().add(Styles.SMALL);
        return button;
    }

    /** An entry of a menu. */
    public static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /**
     * One of several, the first to begin with.
     *
     * @param choices by their names
     * @param chosen hears the one that is pressed
     */
    public static <T> SegmentedButton choice(Map<String, T> choices, Consumer<T> chosen) {
        SegmentedButton buttons = new SegmentedButton();
        choices.forEach((name, value) -> {
            ToggleButton button = new ToggleButton(name);
            button.setOnAction(_ -> {
                button.setSelected(true); // also where it was selected
                chosen.accept(value);
            });
            buttons.getButtons().add(button);
        });
        buttons.getButtons().getFirst().setSelected(true);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        return buttons;
    }
}

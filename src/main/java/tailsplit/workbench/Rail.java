package tailsplit.workbench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** The column of buttons that choose a screen. */
final class Rail extends VBox {
    private final StackPane screens;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, Entry<?>> entries = new LinkedHashMap<>();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

    /** A screen that is made when it is first shown. */
    final class Entry<S extends Node> {
        private final String name;
        private final Supplier<S> maker;
        private Optional<S> made = Optional.empty();

        private Entry(String name, Supplier<S> maker) {
            this.name = name;
            this.maker = maker;
        }

        /** Empty until it has been shown. */
        Optional<S> made() {
            return made;
        }

        S show() {
            if (made.isEmpty()) {
                S fresh = maker.get();
                screens.getChildren().add(fresh);
                made = Optional.of(fresh);
            }
            S screen = made.get();
            buttons.forEach((each, button) -> button.setSelected(each.equals(name)));
            screens.getChildren().forEach(each -> each.setVisible(each == screen));
            return screen;
        }
    }

    Rail(StackPane screens) {
        this.screens = screens;
        getStyleClass().add("rail");
    }

    /**
     * @param icon   an SVG path in a square of 20
     * @param screen is made when it is first shown
     */
    <S extends Node> Entry<S> add(String name, String icon, String shortcut, Supplier<S> screen) {
        SVGPath shape = new SVGPath();
        shape.setContent(icon);
        shape.getStyleClass().add("rail-icon");
        ToggleButton button = new ToggleButton(name, shape);
        button.getStyleClass().setAll("rail-button");
        button.setId("rail-" + name.toLowerCase(java.util.Locale.ROOT));
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip("%s (%s)".formatted(name, shortcut)));
        button.setOnAction(_ -> show(name));
        buttons.put(name, button);
        getChildren().add(button);
        return addUnlisted(name, screen);
    }

    /** A screen without a button. */
    <S extends Node> Entry<S> addUnlisted(String name, Supplier<S> screen) {
        Entry<S> entry = new Entry<>(name, screen);
        entries.put(name, entry);
        return entry;
    }

    /** What is added after it stands at the bottom. */
    void addSpace() {
        Region space = new Region();
        setVgrow(space, javafx.scene.layout.Priority.ALWAYS);
        getChildren().add(space);
    }

    /** Shows the screen of that name. */
    void show(String name) {
        Objects.requireNonNull(entries.get(name), name).show();
    }

    /** The screen that is seen. */
    String shown() {
        return buttons.entrySet().stream().filter(each -> each.getValue().isSelected()).map(Map.Entry::getKey).findFirst().orElse("");
    }
}

package tailsplit.workbench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private final Map<String, Supplier<Node>> makers = new HashMap<>();
    private final Map<String, Node> made = new HashMap<>();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

    Rail(StackPane screens) {
        this.screens = screens;
        getStyleClass().add("rail");
    }

    /**
     * @param icon   an SVG path in a square of 20
     * @param screen is made when it is first shown
     */
    void add(String name, String icon, String shortcut, Supplier<Node> screen) {
        SVGPath shape = new SVGPath();
        shape.setContent(icon);
        shape.getStyleClass().add("rail-icon");
        ToggleButton button = new ToggleButton(name, shape);
        button.getStyleClass().setAll("rail-button");
        button.setId("rail-" + name.toLowerCase(java.util.Locale.ROOT));
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip("%s (%s)".formatted(name, shortcut)));
        button.setOnAction(_ -> show(name));
        makers.put(name, screen);
        buttons.put(name, button);
        getChildren().add(button);
    }

    /** A screen without a button. */
    void addUnlisted(String name, Supplier<Node> screen) {
        makers.put(name, screen);
    }

    /** What is added after it stands at the bottom. */
    void addSpace() {
        Region space = new Region();
        setVgrow(space, javafx.scene.layout.Priority.ALWAYS);
        getChildren().add(space);
    }

    void show(String name) {
        Node screen = made.computeIfAbsent(name, _ -> {
            Node fresh = makers.get(name).get();
            screens.getChildren().add(fresh);
            return fresh;
        });
        buttons.forEach((each, button) -> button.setSelected(each.equals(name)));
        screens.getChildren().forEach(each -> each.setVisible(each == screen));
    }

    /** The screen that is seen. */
    String shown() {
        return buttons.entrySet().stream().filter(each -> each.getValue().isSelected()).map(Map.Entry::getKey).findFirst().orElse("");
    }
}

package tailsplit.workbench.shared;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How controls stand beside and below each other. */
public final class Boxes {
    private static final double LEAST = 90;

    private Boxes() {}

    /** A row, from the left, at one height. */
    public static HBox row(double gap, Node... nodes) {
        HBox row = new HBox(gap, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** The room that is left in a row: what follows stands at its end. */
    public static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** A frame around what belongs together. */
    public static VBox card(double gap, Node... nodes) {
        VBox card = new VBox(gap, nodes);
        card.getStyleClass().add("card");
        return card;
    }

    /** A card with a heading, what is chosen beside it, and what it shows in all the room that there is. */
    public static VBox titled(String name, Node content, Node... beside) {
        Label title = Labels.title(name);
        title.setMinWidth(0);
        HBox header = row(8, title, space());
        header.getChildren().addAll(beside);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox card = card(4, header, content);
        card.setMinHeight(LEAST);
        return card;
    }

    /** A field behind its name. */
    public static HBox named(String name, Node field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        return row(6, label, field);
    }

    /** What is not visible takes no room. */
    public static void leaveNoGap(Node... nodes) {
        for (Node node : nodes) {
            node.managedProperty().bind(node.visibleProperty());
        }
    }
}

package tailsplit.workbench.shared;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The kinds of words on a screen. */
public final class Labels {
    private Labels() {}

    /** The heading of a card. */
    public static Label title(String text) {
        return titled(new Label(text));
    }

    /** Makes a label the heading of a card. */
    public static Label titled(Label label) {
        label.getStyleClass().add("card-title");
        return label;
    }

    /** Words that matter less than what they stand beside. */
    public static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }

    /** A muted sentence or more, in as many lines as they take. */
    public static Label text(String sentences) {
        Label label = muted(sentences);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /**
     * Makes a label a sentence in as many lines as it takes, that takes no room while it is empty.
     *
     * @param style of its text
     */
    public static void sentence(Label label, String style) {
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        Boxes.leaveNoGap(label);
    }
}

package tailsplit.workbench.shared;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Settings below each other: a name, a control and what it is for. */
public final class FormGrid extends GridPane {
    /** So that grids below each other are one column, in pixels. */
    public static final int NAMES = 148;
    private static final int HELP = 480;

    public FormGrid() {
        super(14, 12);
    }

    /**
     * A setting below the others.
     *
     * @param help what it is for, in a sentence
     */
    public void add(String name, Node control, String help) {
        Label label = new Label(name);
        label.setLabelFor(control);
        label.setMinWidth(NAMES);
        control.setAccessibleText(name);
        Label text = Labels.text(help);
        text.setMaxWidth(HELP);
        addRow(getRowCount(), label, control, text);
    }
}

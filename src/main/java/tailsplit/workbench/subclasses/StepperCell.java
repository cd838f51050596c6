package tailsplit.workbench.subclasses;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A number with a button for one less and one for one more; it can be typed too. */
final class StepperCell extends TableCell<ClassRow, Integer> {
    private final Button less = button("\u2212", "One subclass less");
    private final Button more = button("+", "One subclass more");
    private final TextField number = new TextField();
    private final HBox stepper = new HBox(less, number, more);
    private final Listener listener;

    /** Hears of another number for a class. */
    interface Listener {
        void set(int label, int number);
    }

    StepperCell(Listener listener) {
        this.listener = listener;
        stepper.setAlignment(Pos.CENTER);
        stepper.getStyleClass().add("stepper");
        number.setPrefColumnCount(2);
        number.setMinWidth(34);
        less.setMinWidth(22);
        more.setMinWidth(22);
        number.setAlignment(Pos.CENTER);
        number.setAccessibleText("Subclasses");
        less.setOnAction(_ -> step(-1));
        more.setOnAction(_ -> step(1));
        number.setOnAction(_ -> typed());
        number.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                typed();
            }
        });
        setAlignment(Pos.CENTER);
    }

    private static Button button(String text, String help) {
        Button button = new Button(text);
        button.getStyleClass().addAll(Styles.FLAT, "step-button");
        button.setFocusTraversable(false); // the keyboard has the field
        button.setAccessibleText(help);
        return button;
    }

    private void step(int step) {
        if (getTableRow().getItem() != null) {
            listener.set(getTableRow().getItem().label(), getItem() + step);
        }
    }

    private void typed() {
        if (isEmpty() || getTableRow() == null || getTableRow().getItem() == null) {
            return;
        }
        String text = number.getText().strip();
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) != getItem()) {
            listener.set(getTableRow().getItem().label(), Integer.parseInt(text));
        }
        number.setText(String.valueOf(getItem()));
    }

    @Override
    protected void updateItem(@Nullable Integer value, boolean empty) {
        super.updateItem(value, empty);
        setGraphic(empty ? null : stepper);
        if (!empty && value != null) {
            number.setText(String.valueOf(value));
            less.setDisable(value <= 1);
        }
    }
}

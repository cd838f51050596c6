package tailsplit.workbench.shared;

import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** Questions and news that need an answer. */
public final class Dialogs {
    private Dialogs() {}

    /** Says what went wrong. */
    public static void problem(Window owner, String header, String sentence) {
        alert(Alert.AlertType.ERROR, owner, header, sentence, ButtonType.OK).show();
    }

    /** Says what was done, where that is more than a line below can hold. */
    public static void told(Window owner, String header, String sentence) {
        alert(Alert.AlertType.INFORMATION, owner, header, sentence, ButtonType.OK).show();
    }

    /**
     * Asks before something that cannot be undone.
     *
     * @param action the word on the button that does it
     */
    public static boolean confirm(Window owner, String question, String consequence, String action) {
        ButtonType yes = new ButtonType(action, ButtonData.OK_DONE);
        return ask(owner, question, consequence, yes, ButtonType.CANCEL).filter(yes::equals).isPresent();
    }

    /** Asks; closing the question is the last answer. */
    public static Optional<ButtonType> ask(Window owner, String question, String more, ButtonType... answers) {
        return alert(Alert.AlertType.CONFIRMATION, owner, question, more, answers).showAndWait();
    }

    private static Alert alert(Alert.AlertType type, Window owner, String header, String text, ButtonType... buttons) {
        Alert alert = new Alert(type, text, buttons);
        alert.initOwner(owner);
        alert.setTitle("Tailsplit");
        alert.setHeaderText(header);
        alert.setResizable(true);
        alert.getDialogPane().setPrefWidth(480);
        for (ButtonType button : buttons) {
            ((Button) alert.getDialogPane().lookupButton(button)).setMinWidth(Region.USE_PREF_SIZE);
        }
        return alert;
    }
}

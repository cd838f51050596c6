package tailsplit.workbench;

import javafx.stage.Stage;

/** What is being typed into a field counts before anything is done with the experiment. */
final class Typing {
    private Typing() {}

    /** Leaves the field, which takes its text. */
    static void commit(Stage stage) {
        stage.getScene().getRoot().requestFocus();
    }
}

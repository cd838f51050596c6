package tailsplit.workbench.slurm;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import tailsplit.experiment.TrainingBackend;
import tailsplit.workbench.shared.ShownAs;

/** Where Run trains, to be chosen; it is not there where there is no choice. */
public final class BackendBox extends HBox {
    public BackendBox(BackendChoice choice) {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        ComboBox<TrainingBackend> box = new ComboBox<>();
        box.setId("run-on");
        box.getItems().addAll(choice.usable());
        box.setConverter(new ShownAs<>(TrainingBackend::label));
        box.setAccessibleText("Run on");
        box.setTooltip(new Tooltip("Where runs are trained; Settings says what a task asks Slurm for"));
        box.setMinWidth(USE_PREF_SIZE);
        box.valueProperty().bindBidirectional(choice.chosenProperty());
        Label label = new Label("Run on");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(box);
        getChildren().addAll(label, box);
        setVisible(choice.usable().size() > 1);
        managedProperty().bind(visibleProperty());
    }
}

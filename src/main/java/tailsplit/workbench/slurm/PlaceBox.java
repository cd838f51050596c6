package tailsplit.workbench.slurm;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Where Run trains: this machine or Slurm. It is not there where there is no Slurm. */
public final class PlaceBox extends HBox {
    private static final String HERE = "this machine";
    private static final String SLURM = "Slurm";

    public PlaceBox(SlurmModel model) {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        ComboBox<String> box = new ComboBox<>();
        box.setId("run-on");
        box.getItems().addAll(List.of(HERE, SLURM));
        box.setAccessibleText("Run on");
        box.setTooltip(new Tooltip("Where runs are trained; Settings says what a task asks Slurm for"));
        box.setMinWidth(USE_PREF_SIZE);
        box.setOnAction(_ -> model.chosenProperty().set(SLURM.equals(box.getValue())));
        model.chosenProperty().subscribe(chosen -> box.setValue(chosen ? SLURM : HERE));
        Label label = new Label("Run on");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(box);
        getChildren().addAll(label, box);
        setVisible(model.missing().isEmpty());
        managedProperty().bind(visibleProperty());
    }
}

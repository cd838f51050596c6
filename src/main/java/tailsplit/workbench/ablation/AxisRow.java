package tailsplit.workbench.ablation;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tailsplit.experiment.Axis;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Setting;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.Words;

/** An axis of the grid: its values, to be typed. */
final class AxisRow extends VBox {
    private final Axis<?> axis;
    private final AblationModel model;
    private final TextField values = new TextField();
    private final Label wrong = new Label();

    AxisRow(Axis<?> axis, AblationModel model) {
        super(3);
        this.axis = axis;
        this.model = model;
        Setting<?> setting = axis.setting();
        Label label = new Label(setting.label());
        label.setTooltip(new Tooltip(setting.help()));
        values.setText(text());
        values.setId("axis-" + setting.key().replace('.', '-'));
        values.setAccessibleText("Values of " + setting.label());
        values.setTooltip(new Tooltip("Parted by commas; each: " + setting.type().allowed()));
        values.setOnAction(_ -> commit());
        values.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                commit();
            }
        });
        Labels.sentence(wrong, "problem");
        Button remove = new Button("\u2715");
        remove.getStyleClass().add(Styles.SMALL);
        remove.setAccessibleText("Remove the axis " + setting.label());
        remove.setTooltip(new Tooltip("Remove this axis"));
        remove.setOnAction(_ -> model.remove(setting));
        HBox.setHgrow(values, Priority.ALWAYS);
        getChildren().addAll(label, Boxes.row(6, values, remove), wrong);
    }

    private String text() {
        return String.join(", ", axis.texts());
    }

    private void commit() {
        if (values.getText().equals(text())) {
            wrong.setText("");
            return;
        }
        try {
            model.setValues(axis.setting(), values.getText());
        } catch (InvalidInputException e) {
            wrong.setText(Words.sentenceCase(e.getMessage().replaceFirst("^values: (ablation[.:] ?)?", "")));
        }
    }
}

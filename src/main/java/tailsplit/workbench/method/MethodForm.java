package tailsplit.workbench.method;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Relevance;
import tailsplit.setting.Setting;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.draft.DesignModel;

/** All settings but those that the rest of the Design screen edits; those without effect are not shown. */
public final class MethodForm extends VBox {
    private static final double PREVIEW_HEIGHT = 110;

    private final DesignModel model;
    private final LearningRatePreview preview = new LearningRatePreview();
    private final List<Row> rows = new ArrayList<>();

    private record Row(Setting<?> setting, List<Node> nodes) {}

    public MethodForm(DesignModel model) {
        this.model = model;
        getStyleClass().add("method-form");
        setSpacing(4);
        getChildren().add(pane("From image to class", true, new PipelineDiagram(model)));
        for (MethodSection section : MethodSection.values()) {
            GridPane grid = grid(section);
            if (section == MethodSection.TRAINING) {
                ChartView chart = preview.chart();
                chart.setMinHeight(PREVIEW_HEIGHT);
                chart.setMaxHeight(PREVIEW_HEIGHT);
                grid.add(chart, 0, grid.getRowCount(), 3, 1);
            }
            getChildren().add(pane(section.title(), section.isOpen(), grid));
        }
        model.configurationProperty().subscribe(now -> {
            showRelevant(now);
            preview.show(now);
        });
    }

    private static TitledPane pane(String title, boolean open, Node content) {
        TitledPane pane = new TitledPane(title, content);
        pane.setExpanded(open);
        pane.setAnimated(false);
        pane.getStyleClass().addAll(Styles.DENSE, "section");
        return pane;
    }

    private GridPane grid(MethodSection section) {
        GridPane grid = new GridPane(8, 6);
        grid.setPadding(new Insets(6, 4, 8, 4));
        ColumnConstraints names = new ColumnConstraints(110, 128, 150);
        ColumnConstraints fields = new ColumnConstraints(90, 170, Double.MAX_VALUE, Priority.ALWAYS, HPos.LEFT, true);
        grid.getColumnConstraints().addAll(names, fields, new ColumnConstraints());
        section.settings().forEach(setting -> addRow(grid, setting));
        return grid;
    }

    private <T> void addRow(GridPane grid, Setting<T> setting) {
        SettingField<T> field = SettingField.of(setting, model);
        Label label = new Label(setting.label());
        label.getStyleClass().add(Styles.TEXT_MUTED);
        label.setLabelFor(field.control());
        label.setWrapText(true);
        Tooltip.install(label, field.control().getTooltip());
        Button help = new Button("?");
        help.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "help-button");
        help.setFocusTraversable(false); // the keyboard has F1 in the field itself
        help.setAccessibleText("Help on " + setting.label());
        help.setOnAction(_ -> SettingHelp.show(setting, model, help));
        VBox value = new VBox(2, field.control(), field.problem());
        GridPane.setValignment(label, VPos.CENTER);
        grid.addRow(grid.getRowCount(), label, value, help);
        rows.add(new Row(setting, List.of(label, value, help)));
    }

    private void showRelevant(Configuration now) {
        for (Row row : rows) {
            boolean matters = Relevance.matters(row.setting(), now);
            row.nodes().forEach(node -> {
                node.setVisible(matters);
                node.setManaged(matters);
            });
        }
    }
}

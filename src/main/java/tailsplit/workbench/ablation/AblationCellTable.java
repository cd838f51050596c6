package tailsplit.workbench.ablation;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.CheckBoxTableCell;
import tailsplit.experiment.Axis;
import tailsplit.experiment.Relevance;
import tailsplit.results.Names;
import tailsplit.run.RunState;
import tailsplit.setting.Setting;
import tailsplit.workbench.ablation.AblationPlan.PlannedCell;
import tailsplit.workbench.shared.Columns;

/** The cells of an ablation, each with its state; a cell without its tick is left out. */
final class AblationCellTable extends TableView<PlannedCell> {
    private static final String NONE = "\u2013";

    private final AblationModel model;
    private List<Setting<?>> shown = List.of();

    AblationCellTable(AblationModel model) {
        this.model = model;
        setId("ablation-cells");
        setEditable(true);
        getStyleClass().addAll(Styles.DENSE, "subclass-table");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setPlaceholder(new Label(""));
        setAccessibleText("Runs of the ablation");
        model.planProperty().subscribe(plan -> plan.ifPresent(this::show));
    }

    private void show(AblationPlan plan) {
        List<Setting<?>> axes = plan.ablation().axes().stream().<Setting<?>>map(Axis::setting).toList();
        if (!axes.equals(shown) || getColumns().isEmpty()) {
            shown = axes;
            List<TableColumn<PlannedCell, ?>> columns = new ArrayList<>(List.of(included()));
            axes.forEach(setting -> columns.add(column(Names.setting(setting), cell -> value(setting, cell))));
            columns.add(column("State", AblationCellTable::state));
            getColumns().setAll(columns);
        }
        if (!getItems().equals(plan.cells())) {
            getItems().setAll(plan.cells());
        }
    }

    private TableColumn<PlannedCell, Boolean> included() {
        TableColumn<PlannedCell, Boolean> column = new TableColumn<>("Train");
        column.setSortable(false);
        column.setMinWidth(58);
        column.setMaxWidth(64);
        column.setCellValueFactory(row -> {
            SimpleBooleanProperty ticked = new SimpleBooleanProperty(row.getValue().included());
            ticked.subscribe((_, now) -> model.include(row.getValue().asked(), now));
            return ticked;
        });
        column.setCellFactory(CheckBoxTableCell.forTableColumn(column));
        return column;
    }

    private static TableColumn<PlannedCell, String> column(String name, Function<PlannedCell, String> text) {
        TableColumn<PlannedCell, String> column = Columns.text(name, text);
        column.setSortable(true);
        return column;
    }

    private static String state(PlannedCell cell) {
        return !cell.included() ? "left out" : cell.standing().state() == RunState.MISSING ? "to be trained" : cell.standing().text();
    }

    private static String value(Setting<?> setting, PlannedCell cell) {
        return Relevance.matters(setting, cell.asked()) ? Names.value(setting, cell.asked()) : NONE;
    }
}

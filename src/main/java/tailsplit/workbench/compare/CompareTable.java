package tailsplit.workbench.compare;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import tailsplit.workbench.compare.Comparison.Line;
import tailsplit.workbench.shared.Columns;

/** Scores, and the settings that differ, a column for each run. */
final class CompareTable extends TableView<Line> {
    private List<String> names = List.of();

    CompareTable() {
        setId("compare-table");
        getStyleClass().addAll(Styles.DENSE, "results-table");
        setPlaceholder(new Label(""));
        setAccessibleText("Scores and settings of the runs");
    }

    boolean shows(List<String> runs) {
        return names.equals(runs);
    }

    void show(Comparison comparison) {
        if (!names.equals(comparison.names()) || getColumns().isEmpty()) {
            names = comparison.names();
            TableColumn<Line, String> label = Columns.text("", Line::label);
            label.setPrefWidth(170);
            getColumns().setAll(List.of(label));
            IntStream.range(0, names.size()).forEach(i -> getColumns().add(column(i, names.get(i), EpochCurves.colour(i))));
        }
        List<Line> lines = comparison.lines();
        if (!getItems().equals(lines)) {
            getItems().setAll(lines);
        }
    }

    private static TableColumn<Line, Line> column(int run, String name, Color colour) {
        TableColumn<Line, Line> column = Columns.of("", line -> line);
        Label header = new Label(name, new Rectangle(9, 9, colour));
        header.setTooltip(new Tooltip(name));
        column.setGraphic(header);
        column.setPrefWidth(Math.clamp(40 + 7.4 * name.length(), 110, 220));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                getStyleClass().remove("best-cell");
                setText(empty || line == null ? null : line.values().get(run));
                if (!empty && line != null && line.best().get(run)) {
                    getStyleClass().add("best-cell");
                }
            }
        });
        return column;
    }
}

package tailsplit.workbench.results;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Settings;
import tailsplit.results.ResultCell;
import tailsplit.results.Observation;
import tailsplit.results.ResultTable.Row;
import tailsplit.results.ResultTable;

/** A table of results; a click on a cell opens its run. */
final class ResultsTableView extends TableView<Row> {
    private static final double CHARACTER = 7.4;
    private static final double MARGIN = 18;

    private final Consumer<String> opened;
    private final Consumer<List<String>> compared;
    private List<String> labels = List.of();
    private List<ResultTable.Column> columns = List.of();

    /**
     * @param opened   hears the name of a run
     * @param compared hears the names of runs that are to be seen side by side
     */
    ResultsTableView(Consumer<String> opened, Consumer<List<String>> compared) {
        this.opened = opened;
        this.compared = compared;
        setId("results-table");
        getStyleClass().addAll(Styles.DENSE, "results-table");
        setPlaceholder(new Label("No runs yet. Design an experiment and press Run, or start an ablation."));
        setAccessibleText("Results");
        getSelectionModel().setCellSelectionEnabled(true);
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 1) {
                open(event.getScreenX(), event.getScreenY());
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                var bounds = localToScreen(getBoundsInLocal());
                open(bounds.getCenterX(), bounds.getCenterY());
            }
        });
    }

    void show(ResultTable table) {
        if (!table.labels().equals(labels) || !table.columns().equals(columns) || getColumns().isEmpty()) {
            labels = table.labels();
            columns = table.columns();
            getColumns().setAll(IntStream.range(0, labels.size()).mapToObj(index -> label(index, table)).toList());
            groups(table);
        }
        if (!getItems().equals(table.rows())) {
            getItems().setAll(table.rows());
        }
    }

    private TableColumn<Row, String> label(int index, ResultTable table) {
        TableColumn<Row, String> column = new TableColumn<>(labels.get(index));
        column.setPrefWidth(width(labels.get(index), table.rows().stream().map(row -> row.labels().get(index))));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().labels().get(index)));
        return column;
    }

    /** Neighbours of one group stand under one heading; the paper's numbers stand small below those of the runs. */
    private void groups(ResultTable table) {
        Set<Integer> below = IntStream.range(0, columns.size()).flatMap(c -> table.paperOf(c).stream()).boxed().collect(Collectors.toSet());
        TableColumn<Row, Shown> group = null;
        for (int c = 0; c < columns.size(); c++) {
            if (below.contains(c)) {
                continue;
            }
            String heading = columns.get(c).group();
            if (heading.isEmpty()) {
                getColumns().add(score(c, table));
                continue;
            }
            if (group == null || !group.getText().equals(heading)) {
                group = new TableColumn<>(heading);
                getColumns().add(group);
            }
            group.getColumns().add(score(c, table));
        }
    }

    /** @param paper what the paper has there */
    private record Shown(ResultCell cell, Optional<ResultCell> paper) {
        static Shown of(Row row, int index, OptionalInt paper) {
            return new Shown(row.cells().get(index), paper.stream().mapToObj(row.cells()::get).findFirst());
        }

        String note() {
            return Stream.concat(Stream.of(cell), paper.stream()).flatMap(each -> each.note().stream()).collect(Collectors.joining("\n"));
        }
    }

    private TableColumn<Row, Shown> score(int index, ResultTable table) {
        OptionalInt paper = table.paperOf(index);
        TableColumn<Row, Shown> column = new TableColumn<>(columns.get(index).name());
        column.setSortable(false);
        column.getStyleClass().add("number-column");
        column.setUserData(index);
        column.setPrefWidth(width(columns.get(index).name(), table.rows().stream().map(row -> row.cells().get(index).text())));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(Shown.of(row.getValue(), index, paper)));
        column.setCellFactory(_ -> new ScoreCell());
        return column;
    }

    private static double width(String heading, Stream<String> texts) {
        return MARGIN + CHARACTER * Math.max(heading.length() + 2, texts.mapToInt(String::length).max().orElse(0));
    }

    private void open(double x, double y) {
        if (getSelectionModel().getSelectedCells().isEmpty()) {
            return;
        }
        TablePosition<?, ?> selected = getSelectionModel().getSelectedCells().getFirst();
        if (selected.getTableColumn() == null || !(selected.getTableColumn().getUserData() instanceof Integer index)) {
            return;
        }
        List<ResultCell> cells = getItems().get(selected.getRow()).cells();
        switch (cells.get(index)) {
            case ResultCell.Score score -> open(score, x, y);
            case ResultCell.Gain _ -> compared.accept(Stream.of(cells.get(index - 2), cells.get(index - 1))
                    .flatMap(ResultsTableView::runs).toList());
            default -> { }
        }
    }

    /** The names of the runs behind a cell that are there. */
    private static Stream<String> runs(ResultCell cell) {
        return cell instanceof ResultCell.Score score
                ? score.runs().stream().flatMap(run -> run.run().stream()).map(RunSummary::run) : Stream.empty();
    }

    /** Where several runs are behind a cell, it is asked which. */
    private void open(ResultCell.Score score, double x, double y) {
        List<Observation> runs = score.runs().stream().filter(run -> run.run().isPresent()).toList();
        if (runs.size() == 1) {
            opened.accept(runs.getFirst().run().orElseThrow().run());
        } else if (!runs.isEmpty()) {
            ContextMenu menu = new ContextMenu(runs.stream().map(this::choice).toArray(MenuItem[]::new));
            MenuItem all = new MenuItem("Compare these runs");
            all.setOnAction(_ -> compared.accept(runs(score).toList()));
            menu.getItems().addAll(new SeparatorMenuItem(), all);
            menu.show(getScene().getWindow(), x, y);
        }
    }

    private MenuItem choice(Observation observation) {
        MenuItem item = new MenuItem("Seed %s, selection seed %s: %s".formatted(
                observation.asked().text(Settings.TRAINING_SEED),
                observation.asked().text(Settings.IMBALANCE_SEED), observation.standing().text()));
        item.setOnAction(_ -> opened.accept(observation.run().orElseThrow().run()));
        return item;
    }

    private static final class ScoreCell extends TableCell<Row, Shown> {
        @Override
        protected void updateItem(@Nullable Shown shown, boolean empty) {
            super.updateItem(shown, empty);
            getStyleClass().removeAll("best-cell", "gain-cell", "loss-cell", "paper-cell", "state-cell");
            setTooltip(null);
            setText(null);
            setGraphic(null);
            if (empty || shown == null) {
                return;
            }
            if (shown.paper().isEmpty()) {
                setText(shown.cell().text());
            } else {
                setGraphic(both(shown.cell().text(), shown.paper().get().text()));
            }
            if (!shown.note().isEmpty()) {
                setTooltip(new Tooltip(shown.note()));
            }
            switch (shown.cell()) {
                case ResultCell.Score score when score.best() -> getStyleClass().add("best-cell");
                case ResultCell.Score score when Double.isNaN(score.value()) -> getStyleClass().add("state-cell");
                case ResultCell.Gain gain when gain.value() != 0 -> getStyleClass().add(gain.value() > 0 ? "gain-cell" : "loss-cell");
                case ResultCell.Printed _, ResultCell.PrintedGain _ -> getStyleClass().add("paper-cell");
                default -> { }
            }
        }

        private static Node both(String runs, String paper) {
            Label number = new Label(runs);
            number.getStyleClass().add("run-number");
            Label printed = new Label(paper);
            printed.getStyleClass().add("paper-number");
            VBox both = new VBox(number, printed);
            both.setAlignment(Pos.CENTER_RIGHT);
            return both;
        }
    }
}

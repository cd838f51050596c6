package tailsplit.workbench.dataset;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.dataset.Inspection;
import tailsplit.dataset.Part;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Columns;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.task.Background;

/** What a data set is before anything is trained on it, and the images of its classes. */
public final class InspectionDialog extends Dialog<Void> {
    private record Row(int label, String name) {}

    private final InspectionModel model;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label reading = new Label();
    private final VBox found = new VBox(10);
    private final TableView<Row> table = new TableView<>();
    private final ClassPages pages;
    private Optional<Dataset> dataset = Optional.empty();
    private List<Part> parts = List.of();

    /** Begins at once, and stops when it is closed. */
    public InspectionDialog(Window owner, DatasetSource source, DatasetStore datasets, Background background) {
        model = new InspectionModel(datasets, background);
        pages = new ClassPages(background);
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle("Inspect %s".formatted(source.path().map(Words::place).orElse(source.kind().label())));
        setResizable(true);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(_ -> model.cancel());
        HBox row = Boxes.row(8, progress, reading, cancel);
        row.setId("inspection-progress");
        Boxes.leaveNoGap(row);
        progress.setPrefWidth(240);
        table.setId("inspection-classes");
        table.getStyleClass().add(Styles.DENSE);
        table.setAccessibleText("Classes and their images in each part");
        table.setPlaceholder(new Label(""));
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.getFocusModel().focusedCellProperty().subscribe(_ -> showPage());
        table.setPrefHeight(240);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        found.setPadding(new Insets(0, 8, 0, 0));
        ScrollPane words = new ScrollPane(found);
        words.setFitToWidth(true);
        words.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        words.getStyleClass().add("edge-to-edge");
        VBox images = new VBox(10, table, pages);
        VBox.setVgrow(pages, Priority.ALWAYS);
        images.setPadding(new Insets(0, 0, 0, 8));
        SplitPane columns = new SplitPane(words, images);
        columns.setDividerPositions(0.44);
        columns.getStyleClass().add("plain");
        VBox.setVgrow(columns, Priority.ALWAYS);
        VBox content = new VBox(10, row, columns);
        content.setPrefSize(1000, 640);
        getDialogPane().setContent(content);
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        setOnHidden(_ -> model.cancel());
        model.stateProperty().subscribe(state -> {
            row.setVisible(state instanceof InspectionState.Reading);
            show(state);
        });
        model.inspect(source);
    }

    private void show(InspectionState state) {
        switch (state) {
            case InspectionState.Reading(double share) -> {
                progress.setProgress(share);
                reading.setText(String.format(Locale.ROOT, "Reading images: %.0f %%", 100 * share));
            }
            case InspectionState.Found(Inspection inspection, Optional<Dataset> loaded) -> {
                dataset = loaded;
                found.getChildren().setAll(facts(inspection));
                sentences("Beware", inspection.warnings(), "state-warning");
                sentences("Left out, or taken for something else", inspection.notices(), Styles.TEXT_MUTED);
                classes(inspection);
            }
            case InspectionState.Ended(String problem) -> {
                Label label = new Label();
                Labels.sentence(label, "problem");
                label.setText(problem.isEmpty() ? "The inspection was cancelled." : Words.sentenceCase(problem));
                found.getChildren().setAll(label);
            }
        }
    }

    private static Node facts(Inspection inspection) {
        GridPane grid = new GridPane(12, 5);
        grid.setId("inspection-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        for (Map.Entry<String, String> fact : inspection.facts().entrySet()) {
            Label value = new Label(fact.getValue());
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), Labels.muted(fact.getKey()), value);
        }
        return grid;
    }

    private void sentences(String title, List<String> sentences, String style) {
        if (sentences.isEmpty()) {
            return;
        }
        VBox all = new VBox(6, Labels.title(title));
        for (String sentence : sentences) {
            Label label = new Label(sentence);
            label.getStyleClass().add(style);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            all.getChildren().add(label);
        }
        found.getChildren().add(all);
    }

    private void classes(Inspection inspection) {
        parts = List.copyOf(inspection.counts().keySet());
        TableColumn<Row, String> name = Columns.text("Class", Row::name);
        name.setPrefWidth(190);
        table.getColumns().setAll(List.of(name));
        for (Part part : parts) {
            int[] counts = inspection.ofEachClass(part);
            TableColumn<Row, String> column = Columns.text(Words.sentenceCase(part.label()), row -> Words.number(counts[row.label()]));
            column.getStyleClass().add("number-column");
            column.setPrefWidth(90);
            table.getColumns().add(column);
        }
        table.getItems().setAll(IntStream.range(0, inspection.classNames().size())
                .mapToObj(label -> new Row(label, inspection.classNames().get(label))).toList());
        table.getSelectionModel().select(0, table.getColumns().get(1));
        table.getFocusModel().focus(0, table.getColumns().get(1));
        showPage();
    }

    /** Of the class and part of the cell that was chosen; of the training part where the name was. */
    private void showPage() {
        TablePosition<?, ?> cell = table.getFocusModel().getFocusedCell();
        if (parts.isEmpty() || cell.getRow() < 0) {
            return;
        }
        Part part = parts.get(Math.max(0, cell.getColumn() - 1));
        dataset.ifPresentOrElse(images -> pages.show(images, part, table.getItems().get(cell.getRow()).label()),
                () -> pages.clear("Images are shown once every file is one."));
    }
}

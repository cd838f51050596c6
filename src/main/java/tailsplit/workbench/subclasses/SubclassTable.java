package tailsplit.workbench.subclasses;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Rectangle;
import javafx.util.converter.IntegerStringConverter;
import org.jspecify.annotations.Nullable;
import tailsplit.workbench.chart.Palette;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.imbalance.ImbalanceEdits;
import tailsplit.workbench.shared.Words;

/**
 * A row for each class. With rows selected, plus and minus change their subclasses, digits typed are a number for all of
 * them, and numbers are copied and pasted.
 */
final class SubclassTable extends TableView<ClassRow> {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");

    private final DesignModel model;
    private final TableColumn<ClassRow, String> overSmallest =
            column("Over smallest", ClassRow::overSmallestProperty, 118);

    SubclassTable(DesignModel model) {
        this.model = model;
        setId("subclass-table");
        getStyleClass().addAll(Styles.DENSE, "subclass-table");
        setEditable(true);
        setPlaceholder(new Label("Reading the data set\u2026"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText("Subclasses of each class");
        TableColumn<ClassRow, String> warning = column("Note", ClassRow::warningProperty, 170);
        warning.setCellFactory(_ -> new Warning());
        TableColumn<ClassRow, String> each = column("Each", ClassRow::imagesEachProperty, 64);
        each.getStyleClass().add("number-column");
        overSmallest.setMinWidth(112);
        overSmallest.getStyleClass().add("number-column");
        getColumns().setAll(List.of(name(), images(), lock(), subclasses(), each, overSmallest, warning));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.draftProperty().subscribe(this::show);
        model.locked().addListener((javafx.collections.SetChangeListener<Integer>) _ -> show(model.draft()));
    }

    /** The labels selected, ascending. */
    List<Integer> selectedLabels() {
        return getSelectionModel().getSelectedItems().stream().filter(java.util.Objects::nonNull).map(ClassRow::label).sorted().toList();
    }

    private void show(Optional<Draft> shown) {
        shown.ifPresent(draft -> {
            if (getItems().size() != draft.classes()) {
                getItems().setAll(IntStream.range(0, draft.classes()).mapToObj(this::row).toList());
            }
            getItems().forEach(row -> row.show(draft, model.locked().contains(row.label())));
        });
    }

    private static <T> TableColumn<ClassRow, T> column(String title, Function<ClassRow, ObservableValue<T>> value, double width) {
        TableColumn<ClassRow, T> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setPrefWidth(width);
        column.setMinWidth(0.75 * width);
        column.setReorderable(false);
        return column;
    }

    private TableColumn<ClassRow, String> name() {
        TableColumn<ClassRow, String> column = column("Class", ClassRow::nameProperty, 130);
        column.setCellFactory(_ -> new Name());
        return column;
    }

    private TableColumn<ClassRow, Integer> images() {
        TableColumn<ClassRow, Integer> column = column("Images", row -> row.imagesProperty().asObject(), 74);
        column.getStyleClass().add("number-column");
        column.setCellFactory(TextFieldTableCell.forTableColumn(new WholeNumber()));
        column.setOnEditCommit(edit -> model.draft().ifPresent(draft -> {
            int label = edit.getRowValue().label();
            if (edit.getNewValue() != null) {
                model.change(now -> ImbalanceEdits.count(now, draft.kept(), draft.available(), label,
                        edit.getNewValue() + draft.heldBack(label)));
            }
            show(model.draft());
            refresh();
        }));
        return column;
    }

    private TableColumn<ClassRow, Boolean> lock() {
        TableColumn<ClassRow, Boolean> column = column("Lock", ClassRow::lockedProperty, 54);
        column.setCellFactory(CheckBoxTableCell.forTableColumn(row -> getItems().get(row).lockedProperty()));
        return column;
    }

    private ClassRow row(int label) {
        ClassRow row = new ClassRow(label);
        row.lockedProperty().subscribe((_, locked) -> {
            if (locked) {
                model.locked().add(label);
            } else {
                model.locked().remove(label);
            }
        });
        return row;
    }

    private TableColumn<ClassRow, Integer> subclasses() {
        TableColumn<ClassRow, Integer> column = column("Subclasses", row -> row.subclassesProperty().asObject(), 108);
        column.setMinWidth(102);
        column.setCellFactory(_ -> new StepperCell((label, number) ->
                model.draft().ifPresent(draft ->
                        model.change(now -> SubclassEdits.fill(now, draft.plan(), List.of(label), number)))));
        return column;
    }

    private void key(KeyEvent event) {
        if (event.getTarget() instanceof TextField || model.draft().isEmpty()) {
            return;
        }
        Draft draft = model.draft().get();
        if (COPY.match(event)) {
            copy(draft);
        } else if (PASTE.match(event)) {
            String text = Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
            model.change(now -> SubclassEdits.paste(now, draft.plan(), selectedLabels(), text));
        } else if (event.getCode() == KeyCode.PLUS || event.getCode() == KeyCode.ADD || "+".equals(event.getText())) {
            model.change(now -> SubclassEdits.step(now, draft.plan(), selectedLabels(), 1));
        } else if (event.getCode() == KeyCode.MINUS || event.getCode() == KeyCode.SUBTRACT) {
            model.change(now -> SubclassEdits.step(now, draft.plan(), selectedLabels(), -1));
        } else {
            return;
        }
        event.consume();
    }

    private void copy(Draft draft) {
        Stream<String> lines = selectedLabels().stream().map(label -> String.valueOf(draft.plan().subclasses(label)));
        ClipboardContent content = new ClipboardContent();
        content.putString(String.join("\n", lines.toList()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** A swatch of the class's colour before its name. */
    private static final class Name extends TableCell<ClassRow, String> {
        private final Rectangle swatch = new Rectangle(10, 10);

        Name() {
            swatch.setArcWidth(4);
            swatch.setArcHeight(4);
            setGraphicTextGap(8);
        }

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty ? null : name);
            setGraphic(empty ? null : swatch);
            if (!empty && getTableRow().getItem() != null) {
                swatch.setFill(Palette.of(getTableRow().getItem().label(), getTableView().getItems().size()));
            }
        }
    }

    private static final class Warning extends TableCell<ClassRow, String> {
        Warning() {
            getStyleClass().add("warning-cell");
            setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            setTooltip(empty || text == null || text.isEmpty() ? null
                    : new Tooltip(("%s. Rings of a class with few images in a batch hold few or none of them,\nand "
                            + "what they teach is left to chance.").formatted(Words.sentenceCase(text))));
        }
    }

    /** What is not a number is null. */
    private static final class WholeNumber extends IntegerStringConverter {
        @Override
        public @Nullable Integer fromString(String text) {
            String digits = text.replaceAll("[ ,.'_]", "");
            return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : null;
        }

        @Override
        public String toString(@Nullable Integer number) {
            return number == null ? "" : Words.number(number);
        }
    }
}

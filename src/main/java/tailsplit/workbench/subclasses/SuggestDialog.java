package tailsplit.workbench.subclasses;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.Subscription;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.splitting.BalancedSubclasses;
import tailsplit.splitting.ClassChoice;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Columns;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.ShownAs;
import tailsplit.workbench.shared.Words;

/** Finds numbers of subclasses, shows why, and applies them where that is wanted. */
final class SuggestDialog extends Dialog<Void> {
    private static final ButtonType APPLY = new ButtonType("Apply", ButtonData.APPLY);
    private static final String WHOLE_NUMBER = "[1-9]\\d{0,6}";

    private enum Way {
        BALANCED("Subclasses of one size", "Each class gets as many subclasses as bring their size nearest to the one wanted."),
        MODES("Modes of each class", "Trains a short baseline, the pilot, and counts the modes of each class in its features: the Gaussian "
                + "mixture with the lowest Bayesian information criterion (BIC). A long pilot draws a class together and hides its modes.");

        private final String text;
        private final String help;

        Way(String text, String help) {
            this.text = text;
            this.help = help;
        }
    }

    private record Row(String name, int images, ClassChoice choice) {}

    private final DesignModel design;
    private final SuggestModel model;
    private final ComboBox<Way> way = new ComboBox<>();
    private final Label about = new Label();
    private final TextField size = number("suggest-size", "Images in each subclass");
    private final TextField minimum = number("suggest-minimum", "Images of the smallest subclass");
    private final TextField epochs = number("suggest-epochs", "Epochs of the pilot");
    private final Button find = new Button("Find");
    private final Button cancel = new Button("Cancel");
    private final ProgressBar progress = new ProgressBar();
    private final Label time = new Label();
    private final Label problem = new Label();
    private final TableView<Row> table = new TableView<>();
    private final ChartView chart = new ChartView("bic");

    SuggestDialog(Window owner, DesignModel design, SuggestModel model) {
        this.design = design;
        this.model = model;
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle("Find numbers of subclasses");
        setResizable(true);
        about.setWrapText(true);
        about.setMinHeight(36);
        about.setAlignment(Pos.TOP_LEFT);
        about.getStyleClass().add(Styles.TEXT_MUTED);
        Labels.sentence(problem, "state-warning");
        problem.setId("suggest-problem");
        columns();
        VBox.setVgrow(table, Priority.ALWAYS);
        chart.setId("suggest-chart");
        chart.setMinHeight(180);
        VBox content = new VBox(10, question(), about, problem, table, chart);
        content.setPrefSize(940, 620);
        getDialogPane().setContent(content);
        getDialogPane().getButtonTypes().addAll(APPLY, ButtonType.CLOSE);
        getDialogPane().lookupButton(APPLY).setId("suggest-apply");
        setResultConverter(button -> {
            if (button == APPLY) {
                model.apply();
            }
            return null;
        });
        Subscription drafts = design.draftProperty().subscribe(this::redraft);
        setOnHidden(_ -> {
            drafts.unsubscribe();
            model.cancel();
        });
        model.foundProperty().subscribe(_ -> showFound());
        model.problemProperty().subscribe(_ -> showProblem());
        model.searchProperty().subscribe(this::showSearch);
        way.setValue(design.configuration().get(Settings.SPLITTING_SUBCLASSES) == Automatic.MODES ? Way.MODES : Way.BALANCED);
    }

    private Node question() {
        way.setId("suggest-way");
        way.getItems().setAll(Way.values());
        way.setAccessibleText("Way to find the numbers");
        way.setConverter(new ShownAs<>(each -> each.text));
        Configuration asked = design.configuration();
        int wanted = asked.getInt(Settings.SPLITTING_SIZE);
        size.setText(String.valueOf(wanted > 0 ? wanted
                : design.draft().map(draft -> BalancedSubclasses.fifthOfLargest(draft.counts())).orElse(1)));
        minimum.setText(String.valueOf(asked.getInt(Settings.SPLITTING_SMALLEST)));
        epochs.setText(String.valueOf(asked.getInt(Settings.SPLITTING_PILOT_EPOCHS)));
        Node ofSize = Boxes.named("Images in each subclass", size);
        Node ofMinimum = Boxes.named("Smallest subclass", minimum);
        Node ofEpochs = Boxes.named("Pilot epochs", epochs);
        find.setId("suggest-find");
        find.setDefaultButton(true);
        find.setOnAction(_ -> model.findModes(number(minimum), number(epochs)));
        cancel.setId("suggest-cancel");
        cancel.setOnAction(_ -> model.cancel());
        progress.setPrefWidth(90);
        Boxes.leaveNoGap(progress, time, cancel);
        FlowPane row = new FlowPane(10, 8, way);
        row.setAlignment(Pos.CENTER_LEFT);
        way.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                about.setText(chosen.help);
                row.getChildren().setAll(chosen == Way.BALANCED ? new Node[] {way, ofSize}
                        : new Node[] {way, ofMinimum, ofEpochs, find, progress, time, cancel});
                refresh();
            }
        });
        size.textProperty().subscribe(_ -> refresh());
        minimum.textProperty().subscribe(_ -> refresh());
        epochs.textProperty().subscribe(_ -> refresh());
        return row;
    }

    /** One size is found anew as the experiment changes; modes take too long for that. */
    private void redraft(Optional<Draft> draft) {
        if (way.getValue() == Way.BALANCED && draft.isPresent()) {
            refresh();
        } else {
            showFound();
        }
    }

    /** After another choice: what was found by the one before is no longer its answer. */
    private void refresh() {
        if (way.getValue() == Way.BALANCED && valid(size)) {
            model.balance(number(size));
        } else {
            model.clear();
        }
        showSearch(model.searchProperty().get());
    }

    private static TextField number(String id, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(4);
        field.setAccessibleText(name);
        return field;
    }

    private static boolean valid(TextField field) {
        return field.getText().strip().matches(WHOLE_NUMBER);
    }

    private static int number(TextField field) {
        return Integer.parseInt(field.getText().strip());
    }

    private void columns() {
        table.setId("suggest-table");
        table.getStyleClass().add(Styles.DENSE);
        table.setAccessibleText("Numbers of subclasses that were found");
        table.setPlaceholder(new Label("Nothing has been looked for yet."));
        TableColumn<Row, String> why = Columns.<Row>text("Why", row -> Words.sentenceCase(row.choice().reason()));
        why.setCellFactory(_ -> new ReasonCell<>());
        table.getColumns().add(narrow(120, Columns.<Row>text("Class", Row::name)));
        table.getColumns().add(narrow(80, Columns.<Row>text("Images", row -> String.format(Locale.ROOT, "%,d", row.images()))));
        table.getColumns().add(narrow(110, Columns.<Row>text("Subclasses", row -> String.valueOf(row.choice().subclasses()))));
        table.getColumns().add(why);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getSelectionModel().selectedItemProperty().subscribe(row ->
                chart.show(row == null ? Figure.empty("") : CriterionFigure.of(row.name(), row.choice())));
    }

    /** The reason gets the rest. */
    private static TableColumn<Row, String> narrow(double width, TableColumn<Row, String> column) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        return column;
    }

    private void showFound() {
        Optional<SuggestModel.Found> found = model.foundProperty().get();
        int selected = Math.max(0, table.getSelectionModel().getSelectedIndex());
        table.getItems().setAll(found.stream().flatMap(now -> IntStream.range(0, now.counts().length)
                .mapToObj(c -> new Row(now.classNames().get(c), now.counts()[c], now.choices().classes().get(c)))).toList());
        table.getSelectionModel().select(Math.min(selected, table.getItems().size() - 1));
        boolean curves = found.stream().flatMap(now -> now.choices().classes().stream()).anyMatch(choice -> !choice.curve().isEmpty());
        chart.setVisible(curves);
        chart.setManaged(curves);
        getDialogPane().lookupButton(APPLY).setDisable(found.filter(now -> now.fits(design.draft())).isEmpty());
        showProblem();
    }

    private void showProblem() {
        boolean stale = model.foundProperty().get().filter(now -> !now.fits(design.draft())).isPresent();
        String sentence = stale ? "The experiment's images have changed since: find the numbers again."
                : Words.sentenceCase(model.problemProperty().get());
        problem.setText(sentence);
    }

    private void showSearch(Optional<SuggestModel.Search> search) {
        find.setDisable(search.isPresent() || !valid(minimum) || !valid(epochs) || design.draft().flatMap(Draft::prepared).isEmpty());
        for (Node each : new Node[] {progress, time, cancel}) {
            each.setVisible(search.isPresent());
        }
        for (Node each : new Node[] {way, minimum, epochs}) {
            each.setDisable(search.isPresent());
        }
        search.ifPresent(now -> {
            progress.setProgress(now.share());
            time.setText(now.text());
        });
    }
}

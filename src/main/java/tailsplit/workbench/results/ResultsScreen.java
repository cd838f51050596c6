package tailsplit.workbench.results;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.Settings;
import tailsplit.metric.Accuracy;
import tailsplit.metric.MacroAuc;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.metric.ShotAccuracy;
import tailsplit.metric.ThirdAccuracy;
import tailsplit.results.AdjustedArm;
import tailsplit.results.Selection;
import tailsplit.results.TableLayout;
import tailsplit.run.Adjustment;
import tailsplit.setting.Setting;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.shared.ShownAs;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.task.Background;

/** Tables of what the runs of the workspace came to. */
public final class ResultsScreen extends BorderPane {
    private static final double NARROW = 170;
    private static final double WRAP = 980;
    private static final int NOTES = 4;
    private static final String ALL = "";
    private static final String AUTOMATIC = "automatic";
    /** Each alone, and those that are read together. */
    private static final List<List<Metric>> METRICS = Stream.concat(Metrics.ALL.stream().map(List::of), Stream.of(
            List.of(MacroAuc.METRIC, Accuracy.METRIC), List.of(ShotAccuracy.MANY, ShotAccuracy.MEDIUM, ShotAccuracy.FEW),
            List.of(ThirdAccuracy.HEAD, ThirdAccuracy.MIDDLE, ThirdAccuracy.TAIL))).toList();

    private static final AdjustedArm OWN_PLAN = new AdjustedArm.OwnPlan();
    private static final AdjustedArm FULL_ADJUSTMENT = new AdjustedArm.Fixed(new Adjustment(Adjustment.Kind.LOGIT_ADJUSTMENT, 1));
    private static final List<List<AdjustedArm>> ARMS =
            List.of(List.of(), List.of(OWN_PLAN), List.of(FULL_ADJUSTMENT), List.of(OWN_PLAN, FULL_ADJUSTMENT));

    private final ResultsModel model;
    private final Background background;
    private final ResultsTableView table;
    private final ComboBox<String> source = new ComboBox<>();
    private final ComboBox<List<Metric>> metrics = new ComboBox<>();
    private final ComboBox<Selection> epoch = new ComboBox<>();
    private final ComboBox<String> paper = new ComboBox<>();
    private final ComboBox<List<AdjustedArm>> arms = new ComboBox<>();
    private final MenuButton columns = new MenuButton("Columns");
    private final CheckBox compared = new CheckBox("Baseline, CWS, gain");
    private final ComboBox<Form> form = new ComboBox<>();
    private final ChartView chart = new ChartView("results");
    private final Label about = new Label();
    private final TextArea notes = new TextArea();
    private boolean showing;

    /**
     * @param opened   hears the name of a run that is to be looked at
     * @param compared hears the names of runs that are to be seen side by side
     */
    public ResultsScreen(ResultsModel model, Background background, Consumer<String> opened, Consumer<List<String>> compared) {
        this.model = model;
        this.background = background;
        table = new ResultsTableView(opened, compared);
        getStyleClass().add("screen");
        about.getStyleClass().add(Styles.TEXT_MUTED);
        notes.setEditable(false);
        notes.setAccessibleText("Notes to the table");
        notes.managedProperty().bind(notes.visibleProperty());
        chart.setId("results-chart");
        StackPane shown = new StackPane(table, chart);
        VBox.setVgrow(shown, Priority.ALWAYS);
        VBox card = new VBox(8, controls(), about, shown, notes);
        card.getStyleClass().add("card");
        BorderPane.setMargin(card, new Insets(10));
        setCenter(card);
        model.viewProperty().subscribe(view -> view.ifPresent(this::show));
        model.problemProperty().subscribe(problem -> {
            if (!problem.isEmpty()) {
                about.setText(Words.sentenceCase(problem));
            }
        });
    }

    private Node controls() {
        source.setId("results-source");
        source.setAccessibleText("Which runs");
        source.setConverter(new ShownAs<>(name -> name.equals(ALL) ? "All runs" : name));
        source.setOnAction(_ -> ask(request ->
                request.withAblation(Optional.ofNullable(source.getValue()).filter(name -> !name.equals(ALL)))));
        form.setId("results-form");
        form.setConverter(new ShownAs<>(Form::label));
        form.setAccessibleText("Table or figure");
        form.setOnAction(_ -> ask(request -> request.withForm(form.getValue())));
        metrics.getItems().setAll(METRICS);
        metrics.setId("results-metrics");
        metrics.setConverter(new ShownAs<>(ResultsScreen::named));
        metrics.setAccessibleText("Metric");
        metrics.setOnAction(_ -> ask(request -> request.withMetrics(Optional.of(metrics.getValue()))));
        epoch.getItems().setAll(Selection.values());
        epoch.setConverter(new ShownAs<>(selection -> switch (selection) {
            case LAST -> "Last epoch";
            case TEST -> "Best epoch, test-selected";
            case VALIDATION -> "Validation-selected epoch";
        }));
        epoch.setValue(Selection.LAST);
        epoch.setAccessibleText("Epoch that counts");
        epoch.setOnAction(_ -> ask(request -> request.withSelection(epoch.getValue())));
        paper.getItems().add(AUTOMATIC);
        paper.getItems().addAll(TableLayout.PAPER);
        paper.getItems().add(Request.NO_PAPER);
        paper.setConverter(new ShownAs<>(name -> switch (name) {
            case AUTOMATIC -> "Paper: automatic";
            case Request.NO_PAPER -> "Paper: not shown";
            default -> "Paper: " + Datasets.named(name).label();
        }));
        paper.setValue(AUTOMATIC);
        paper.setAccessibleText("Numbers of the paper");
        paper.setOnAction(_ -> ask(request -> request.withPaper(Optional.of(paper.getValue()).filter(name -> !name.equals(AUTOMATIC)))));
        arms.getItems().setAll(ARMS);
        arms.setId("results-arms");
        arms.setConverter(new ShownAs<>(ResultsScreen::shown));
        arms.setValue(List.of());
        arms.setAccessibleText("Scores after adjustments without training");
        arms.setTooltip(new Tooltip("Beside what runs scored: the same class scores with something taken off, without training. "
                + "Minus log SN: the logarithm of the number of subclasses, in the baseline that of the split beside it"));
        arms.setOnAction(_ -> ask(request -> request.withArms(arms.getValue())));
        compared.setOnAction(_ -> ask(request -> request.withCompared(compared.isSelected())));
        ExportMenu export = new ExportMenu(model, background, about::setText);
        FlowPane left = new FlowPane(8, 6, source, form, metrics, epoch, columns, compared, paper, arms);
        left.setAlignment(Pos.CENTER_LEFT);
        left.setPrefWrapLength(WRAP);
        metrics.setPrefWidth(NARROW);
        epoch.setPrefWidth(NARROW);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox row = new HBox(8, left, export);
        row.setAlignment(Pos.TOP_LEFT);
        export.setMinWidth(USE_PREF_SIZE);
        return row;
    }

    private static String shown(List<AdjustedArm> arms) {
        return arms.isEmpty() ? "As trained" : "And " + arms.stream().map(AdjustedArm::label).collect(Collectors.joining(", "));
    }

    private static String named(List<Metric> metrics) {
        return metrics.size() == 1 ? metrics.getFirst().label()
                : metrics.stream().map(Metric::shortLabel).collect(Collectors.joining(", "));
    }

    /** What is shown by itself asks for nothing. */
    private void ask(Function<Request, Request> change) {
        if (!showing) {
            model.requestProperty().set(change.apply(model.requestProperty().get()));
        }
    }

    private void show(ResultsView view) {
        showing = true;
        List<String> sources = new ArrayList<>(List.of(ALL));
        sources.addAll(view.ablations());
        if (!source.getItems().equals(sources)) {
            source.getItems().setAll(sources);
        }
        source.setValue(view.request().ablation().orElse(ALL));
        paper.setValue(view.request().paper().orElse(AUTOMATIC));
        metrics.setValue(view.layout().metrics());
        arms.setValue(view.request().arms());
        compared.setSelected(view.layout().comparison());
        compared.setDisable(!view.layout().canCompare());
        showColumns(view);
        showForm(view);
        showing = false;
        about.setText(view.figure().map(ResultFigures.Captioned::about)
                .orElseGet(() -> view.table().metric() + (hasPaper(view) ? "; small, the paper's own" : "")
                        + (view.observations().isEmpty() ? "" : ". A click on a number opens its run, on a gain compares the runs.")));
        table.show(view.table());
        view.figure().ifPresent(figure -> chart.show(figure.figure()));
        List<String> said = view.figure().isPresent() ? List.of() : view.table().notes();
        notes.setVisible(!said.isEmpty());
        notes.setPrefRowCount(Math.min(NOTES, said.size()));
        String text = String.join("\n", said);
        if (!notes.getText().equals(text)) {
            notes.setText(text);
        }
    }

    private static boolean hasPaper(ResultsView view) {
        return IntStream.range(0, view.table().columns().size()).anyMatch(column -> view.table().paperOf(column).isPresent());
    }

    /** What lays a table out is hidden beside a figure. */
    private void showForm(ResultsView view) {
        List<Form> forms = Form.all(view.observations());
        if (!form.getItems().equals(forms)) {
            form.getItems().setAll(forms);
        }
        form.setValue(view.form());
        boolean isTable = view.figure().isEmpty();
        table.setVisible(isTable);
        chart.setVisible(!isTable);
        boolean scored = isTable || view.form() instanceof Form.Scores || view.form() instanceof Form.Slopes;
        Stream.of(columns, compared, paper, arms).forEach(control -> setShown(control, isTable));
        Stream.of(metrics, epoch).forEach(control -> setShown(control, scored));
    }

    private static void setShown(Node control, boolean shown) {
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private void showColumns(ResultsView view) {
        columns.setDisable(view.layout().axes().isEmpty());
        columns.getItems().setAll(Settings.ALL.stream().filter(view.layout().axes()::contains).map(axis -> column(axis, view)).toList());
    }

    private MenuItem column(Setting<?> axis, ResultsView view) {
        CheckMenuItem item = new CheckMenuItem(axis.label());
        item.setSelected(view.layout().columns().contains(axis));
        item.setOnAction(_ -> {
            List<Setting<?>> chosen = new ArrayList<>(view.layout().columns());
            if (!chosen.remove(axis)) {
                chosen.add(axis);
            }
            ask(request -> request.withColumns(chosen));
        });
        return item;
    }
}

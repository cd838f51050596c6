package tailsplit.workbench.monitor;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import tailsplit.run.RunStatus;
import tailsplit.service.Phase;
import tailsplit.workbench.Words;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.task.Background;

/** One run: its curves, classes, features, subclasses and log. */
final class RunView extends BorderPane implements RunReader.Listener {
    /** What can be done with a run. */
    interface Actions {
        void pause(RunItem item);

        void resume(RunItem item);

        void stop(RunItem item);

        void startAfresh(RunItem item);

        void remove(RunItem item);

        void design(RunItem item);

        void openFolder(RunItem item);
    }

    private static final String LOG = "Log";

    private final Label title = new Label();
    private final Label progressText = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label reason = new Label();
    private final Button pause = new Button("Pause");
    private final Button resume = new Button("Resume");
    private final Button stop = new Button("Stop");
    private final MenuButton more = new MenuButton("More");
    private final MenuItem afresh = new MenuItem("Train again from the start\u2026");
    private final MenuItem remove = new MenuItem("Remove from the queue");
    private final ChartView loss = new ChartView("loss");
    private final ChartView accuracy = new ChartView("accuracy");
    private final ChartView classAccuracy = new ChartView("class-accuracy");
    private final ChartView lower = new ChartView("subclasses");
    private final TextArea log = new TextArea();
    private final ProjectionCard projection;
    private final SplitPane columns = new SplitPane();
    private final SplitPane left = new SplitPane();
    private final SplitPane right = new SplitPane();
    private final Actions actions;
    private Function<RunFigures, Figure> classFigure = RunFigures::classBars;
    private Function<RunFigures, Figure> lowerFigure = RunFigures::occupancy;
    private RunFigures figures;
    private String device = "";
    private RunItem item;

    RunView(Background background, DatasetStore datasets, Actions actions) {
        this.actions = actions;
        projection = new ProjectionCard(background, datasets);
        title.getStyleClass().add("card-title");
        title.setId("run-title");
        reason.setId("run-reason");
        reason.setWrapText(true);
        reason.getStyleClass().add("state-warning");
        reason.managedProperty().bind(reason.visibleProperty());
        progressText.setId("run-progress");
        loss.setId("loss-chart");
        accuracy.setId("accuracy-chart");
        classAccuracy.setId("class-chart");
        lower.setId("subclass-chart");
        log.setEditable(false);
        log.getStyleClass().add("log-area");
        log.setVisible(false);
        left.setOrientation(Orientation.VERTICAL);
        left.getItems().addAll(card("Loss", loss), card("Accuracy", accuracy), classCard());
        left.setDividerPositions(0.3, 0.58);
        right.setOrientation(Orientation.VERTICAL);
        right.getItems().addAll(projection, lowerCard());
        right.setDividerPositions(0.6);
        columns.getItems().addAll(left, right);
        columns.setDividerPositions(0.43);
        setTop(header());
        setCenter(columns);
    }

    List<SplitPane> splitPanes() {
        columns.setId("run-columns");
        left.setId("run-left");
        right.setId("run-right");
        return List.of(columns, left, right);
    }

    private Node header() {
        progressText.getStyleClass().add(Styles.TEXT_MUTED);
        progressText.setMinWidth(0);
        progress.setPrefWidth(130);
        progress.setMinWidth(40);
        progress.getStyleClass().add("thin");
        pause.setId("pause");
        resume.setId("resume");
        stop.setId("stop");
        pause.setOnAction(_ -> actions.pause(item));
        resume.setOnAction(_ -> actions.resume(item));
        stop.setOnAction(_ -> actions.stop(item));
        MenuItem design = new MenuItem("Open in the designer");
        design.setOnAction(_ -> actions.design(item));
        MenuItem folder = new MenuItem("Open the run's folder");
        folder.setOnAction(_ -> actions.openFolder(item));
        afresh.setOnAction(_ -> actions.startAfresh(item));
        remove.setOnAction(_ -> actions.remove(item));
        more.getItems().addAll(design, folder, afresh, remove);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (Region each : List.of(pause, resume, stop, more)) {
            each.managedProperty().bind(each.visibleProperty());
            each.setMinWidth(USE_PREF_SIZE);
        }
        title.setMinWidth(0);
        HBox first = new HBox(10, title, space, pause, resume, stop, more);
        first.setAlignment(Pos.CENTER_LEFT);
        progress.managedProperty().bind(progress.visibleProperty());
        HBox second = new HBox(10, progress, progressText);
        second.setAlignment(Pos.CENTER_LEFT);
        VBox header = new VBox(2, first, second, reason);
        header.getStyleClass().add("screen-header");
        return header;
    }

    private static VBox card(String name, ChartView chart, Node... beside) {
        Label title = new Label(name);
        title.getStyleClass().add("card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(8, title, space);
        title.setMinWidth(0);
        for (Node each : beside) {
            ((Region) each).setMinWidth(USE_PREF_SIZE);
            header.getChildren().add(each);
        }
        header.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox card = new VBox(4, header, chart);
        card.getStyleClass().add("card");
        card.setMinHeight(90);
        return card;
    }

    private Node classCard() {
        Map<String, Function<RunFigures, Figure>> choices = new LinkedHashMap<>();
        choices.put("now", RunFigures::classBars);
        choices.put("over epochs", RunFigures::classHeat);
        return card("Per-class accuracy", classAccuracy, chooser(choices, chosen -> {
            classFigure = chosen;
            showFigures();
        }));
    }

    private Node lowerCard() {
        Map<String, Function<RunFigures, Figure>> choices = new LinkedHashMap<>();
        choices.put("Subclass occupancy", RunFigures::occupancy);
        choices.put("Ring widths", RunFigures::ringWidths);
        choices.put("Distances to the centre", RunFigures::meanDistances);
        choices.put("Label mapper, both layers", RunFigures::mapper);
        choices.put("Label mapper, first layer", RunFigures::mapperFirst);
        choices.put("Label mapper, second layer", RunFigures::mapperSecond);
        ComboBox<String> chooser = new ComboBox<>();
        chooser.getItems().addAll(choices.keySet());
        chooser.getItems().add(LOG);
        chooser.setValue(chooser.getItems().getFirst());
        chooser.setAccessibleText("What is shown below");
        chooser.setId("lower-chooser");
        ScrollPane holder = new ScrollPane(lower);
        holder.setFitToWidth(true);
        holder.setFitToHeight(true);
        holder.getStyleClass().add("edge-to-edge");
        chooser.setOnAction(_ -> {
            boolean logged = chooser.getValue().equals(LOG);
            log.setVisible(logged);
            holder.setVisible(!logged);
            if (!logged) {
                lowerFigure = choices.get(chooser.getValue());
                showFigures();
            }
        });
        StackPane content = new StackPane(holder, log);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox card = new VBox(4, chooser, content);
        card.getStyleClass().add("card");
        card.setMinHeight(110);
        return card;
    }

    private static SegmentedButton chooser(
            Map<String, Function<RunFigures, Figure>> choices, Consumer<Function<RunFigures, Figure>> chosen) {
        SegmentedButton buttons = new SegmentedButton();
        choices.forEach((name, figure) -> {
            ToggleButton button = new ToggleButton(name);
            button.setOnAction(_ -> {
                button.setSelected(true);
                chosen.accept(figure);
            });
            buttons.getButtons().add(button);
        });
        buttons.getButtons().getFirst().setSelected(true);
        return buttons;
    }

    /** What the list knows of the run; its folder is read by a reader. */
    void show(RunItem shown) {
        boolean another = item == null || !item.run().equals(shown.run());
        item = shown;
        title.setText(shown.title());
        Phase phase = shown.phase();
        boolean queued = shown.queued().isPresent();
        pause.setVisible(queued && (phase == Phase.RUNNING || phase == Phase.WAITING));
        resume.setVisible(phase.isResumable());
        stop.setVisible(phase == Phase.RUNNING || queued && (phase == Phase.WAITING || phase == Phase.PAUSED || phase == Phase.PAUSING
                || phase == Phase.STOPPING));
        stop.setText(phase == Phase.STOPPING || phase == Phase.PAUSING ? "Stop now" : "Stop");
        afresh.setDisable(phase.isActive());
        remove.setDisable(!queued || phase.isActive());
        reason.setText(shown.reason());
        reason.setVisible(!shown.reason().isEmpty());
        if (another) {
            figures = null;
            device = "";
            for (ChartView chart : List.of(loss, accuracy, classAccuracy, lower)) {
                chart.show(Figure.empty(phase == Phase.WAITING ? "Waiting for its turn" : ""));
            }
            log.clear();
        }
        showProgress(shown.summary().status());
    }

    private void showProgress(Optional<RunStatus> status) {
        Phase phase = item.phase();
        progress.setVisible(phase.isActive());
        progress.setProgress(status.map(RunItem::progress).orElse(0.0));
        progressText.setText(status.map(now -> text(now, phase)).orElse(item.state()));
    }

    private String text(RunStatus now, Phase phase) {
        if (!phase.isActive()) {
            return "%s, %d of %d epochs".formatted(phase == Phase.FINISHED ? "finished" : item.state(), now.epoch(), now.epochs());
        }
        String speed = Double.isNaN(now.imagesPerSecond()) ? "" : " \u00b7 %,.0f images/s".formatted(now.imagesPerSecond());
        String memory = Double.isNaN(now.memory()) ? "" : " \u00b7 %.1f GB".formatted(now.memory() / 1e9);
        String left = now.secondsLeft() > 0 ? " \u00b7 " + RunItem.timeLeft(now) + " left" : "";
        return now.batches() == 0 && now.epoch() == 0 ? "starting"
                : "epoch %d of %d%s%s%s%s%s".formatted(Math.min(now.epochs(), now.epoch() + 1), now.epochs(),
                        now.batches() == 0 ? "" : " \u00b7 batch %d of %d".formatted(now.batch(), now.batches()), speed, left, device, memory);
    }

    @Override
    public void status(Optional<RunStatus> status, String tail) {
        showProgress(status);
        if (!tail.equals(log.getText())) {
            log.setText(tail);
            log.positionCaret(tail.length());
        }
    }

    @Override
    public void epochs(RunSnapshot snapshot, RunFigures now) {
        figures = now;
        showFigures();
        projection.show(snapshot);
        device = snapshot.provenance().map(from -> " \u00b7 %s, %s".formatted(from.device().toUpperCase(Locale.ROOT), Words.count(from.threads(), "thread"))).orElse("");
        snapshot.provenance().ifPresent(from -> title.setTooltip(new Tooltip(
                "%s, %s, %s\nTailsplit %s, libtorch %s\n%s".formatted(from.device(), Words.count(from.threads(), "thread"), from.precision(),
                        from.tailsplit(), from.pytorch(), snapshot.folder().path()))));
    }

    @Override
    public void problem(String sentence) {
        reason.setText(sentence);
        reason.setVisible(true);
    }

    private void showFigures() {
        if (figures != null) {
            loss.show(figures.loss());
            accuracy.show(figures.accuracy());
            classAccuracy.show(classFigure.apply(figures));
            lower.show(lowerFigure.apply(figures));
        }
    }

}

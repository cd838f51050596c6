package tailsplit.workbench.monitor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Buttons;
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

        void writeTensorBoard(RunItem item);

        void evaluate(RunItem item);
    }

    private static final String SPLIT = "What the split does";
    private static final String LOG = "Log";
    private static final String REASONS = "Why these numbers of subclasses";

    private final RunHeader header;
    private final ChartView loss = new ChartView("loss");
    private final ChartView accuracy = new ChartView("accuracy");
    private final ChartView classAccuracy = new ChartView("class-accuracy");
    private final ChartView lower = new ChartView("subclasses");
    private final TextArea log = new TextArea();
    private final TextArea reasons = new TextArea();
    private final ProjectionCard projection;
    private final SplitPanel split;
    private final SplitPane columns = new SplitPane();
    private final SplitPane left = new SplitPane();
    private final SplitPane right = new SplitPane();
    private Function<RunFigures, Figure> classFigure = RunFigures::classBars;
    private Function<RunFigures, Figure> lowerFigure = RunFigures::occupancy;
    private Optional<RunFigures> figures = Optional.empty();
    private String run = "";

    /** @param guide opens a section of it */
    RunView(Background background, DatasetStore datasets, Actions actions, Consumer<String> guide) {
        header = new RunHeader(actions);
        projection = new ProjectionCard(background, datasets);
        split = new SplitPanel(guide);
        loss.setId("loss-chart");
        accuracy.setId("accuracy-chart");
        classAccuracy.setId("class-chart");
        lower.setId("subclass-chart");
        for (TextArea text : List.of(log, reasons)) {
            text.setEditable(false);
            text.setVisible(false);
        }
        log.getStyleClass().add("log-area");
        reasons.setWrapText(true);
        left.setOrientation(Orientation.VERTICAL);
        left.getItems().addAll(Boxes.titled("Loss", loss), Boxes.titled("Accuracy", accuracy), classCard());
        left.setDividerPositions(0.3, 0.58);
        right.setOrientation(Orientation.VERTICAL);
        right.getItems().addAll(projection, lowerCard());
        right.setDividerPositions(0.54);
        columns.getItems().addAll(left, right);
        columns.setDividerPositions(0.43);
        setTop(header);
        setCenter(columns);
    }

    List<SplitPane> splitPanes() {
        columns.setId("run-columns");
        left.setId("run-left");
        right.setId("run-right");
        return List.of(columns, left, right);
    }

    private Node classCard() {
        Map<String, Function<RunFigures, Figure>> choices = new LinkedHashMap<>();
        choices.put("now", RunFigures::classBars);
        choices.put("over epochs", RunFigures::classHeat);
        return Boxes.titled("Per-class accuracy", classAccuracy, Buttons.choice(choices, chosen -> {
            classFigure = chosen;
            showFigures();
        }));
    }

    private Node lowerCard() {
        Map<String, Function<RunFigures, Figure>> choices = new LinkedHashMap<>();
        choices.put("Shift of each class", figures -> figures.split().shift());
        choices.put("Subclass occupancy", RunFigures::occupancy);
        choices.put("Pseudo-labels that change", figures -> figures.split().changed());
        choices.put("Pseudo-labels predicted", figures -> figures.split().predicted());
        choices.put("Evenness of subclasses", figures -> figures.split().evenness());
        choices.put("Dead hidden units", figures -> figures.split().dead());
        choices.put("Subclass numbers", RunFigures::numbers);
        choices.put("Ring widths", RunFigures::ringWidths);
        choices.put("Distances to the centre", RunFigures::meanDistances);
        choices.put("Label mapper, both layers", RunFigures::mapper);
        choices.put("Label mapper, first layer", RunFigures::mapperFirst);
        choices.put("Label mapper, second layer", RunFigures::mapperSecond);
        ComboBox<String> chooser = new ComboBox<>();
        chooser.getItems().add(SPLIT);
        chooser.getItems().addAll(choices.keySet());
        chooser.getItems().addAll(REASONS, LOG);
        chooser.setValue(SPLIT);
        chooser.setVisibleRowCount(chooser.getItems().size());
        chooser.setAccessibleText("What is shown below");
        chooser.setId("lower-chooser");
        ScrollPane sentences = scrolling(split);
        ScrollPane holder = scrolling(lower);
        holder.setVisible(false);
        chooser.setOnAction(_ -> {
            log.setVisible(chooser.getValue().equals(LOG));
            reasons.setVisible(chooser.getValue().equals(REASONS));
            sentences.setVisible(chooser.getValue().equals(SPLIT));
            holder.setVisible(choices.containsKey(chooser.getValue()));
            if (holder.isVisible()) {
                lowerFigure = Objects.requireNonNull(choices.get(chooser.getValue()));
                showFigures();
            }
        });
        StackPane content = new StackPane(sentences, holder, reasons, log);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox card = Boxes.card(4, chooser, content);
        card.setMinHeight(110);
        return card;
    }

    private static ScrollPane scrolling(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    /** What the list knows of the run; its folder is read by a reader. */
    void show(RunItem shown) {
        if (!shown.run().equals(run)) {
            run = shown.run();
            figures = Optional.empty();
            Figure nothing = Figure.empty(shown.state() == RunState.WAITING ? "Waiting for its turn" : "");
            for (ChartView chart : List.of(loss, accuracy, classAccuracy, lower)) {
                chart.show(nothing);
            }
            split.clear(nothing);
            log.clear();
            reasons.clear();
            projection.clear();
        }
        header.show(shown);
    }

    @Override
    public void status(Optional<RunStatus> status, String tail) {
        header.show(status);
        if (!tail.equals(log.getText())) {
            log.setText(tail);
            log.positionCaret(tail.length());
        }
    }

    @Override
    public void epochs(RunSnapshot snapshot, RunFigures now) {
        figures = Optional.of(now);
        showFigures();
        projection.show(snapshot);
        String why = snapshot.reasons();
        if (!why.equals(reasons.getText())) {
            reasons.setText(why);
        }
        snapshot.provenance().ifPresent(header::show);
    }

    @Override
    public void problem(String sentence) {
        header.say(sentence);
    }

    private void showFigures() {
        figures.ifPresent(now -> {
            loss.show(now.loss());
            accuracy.show(now.accuracy());
            classAccuracy.show(classFigure.apply(now));
            lower.show(lowerFigure.apply(now));
            split.show(now.split());
        });
    }
}

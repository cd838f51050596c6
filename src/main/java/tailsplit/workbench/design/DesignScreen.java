package tailsplit.workbench.design;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Estimate;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Settings;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.draft.Summary;
import tailsplit.workbench.imbalance.ImbalancePane;
import tailsplit.workbench.method.MethodForm;
import tailsplit.workbench.method.SettingField;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Buttons;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.slurm.BackendBox;
import tailsplit.workbench.subclasses.SubclassPane;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** One experiment: its imbalance and subclasses, and its method beside them. */
public final class DesignScreen extends BorderPane {
    /**
     * What the buttons of the screen do that the menus do too.
     *
     * @param guide opens what a link of the guide leads to
     */
    public record Actions(Runnable open, Runnable save, Runnable run, Consumer<String> guide) {}

    private final DesignModel model;
    private final Latest estimating;
    private final Label summary = new Label();
    private final Button run = new Button("\u25B6  Run");
    private final SplitPane columns = new SplitPane();
    private final SplitPane rows = new SplitPane();
    private List<RunSummary> runs = List.of();

    /** @param backend where runs are trained */
    public DesignScreen(DesignModel model, DatasetStore datasets, Background background, BackendBox backend, Actions actions) {
        this.model = model;
        estimating = new Latest(background);
        getStyleClass().add("screen");
        ImbalancePane imbalance = new ImbalancePane(model, new DatasetChooser(model, datasets, background),
                new DatasetNotice(model, datasets, background), actions.guide());
        rows.setOrientation(Orientation.VERTICAL);
        rows.getItems().addAll(imbalance, new SubclassPane(model, imbalance.chart(), datasets.dataHome(), background));
        rows.setDividerPositions(0.6);
        columns.getItems().addAll(rows, method());
        columns.setDividerPositions(0.68);
        setTop(header(backend, actions));
        setCenter(columns);
        model.draftProperty().subscribe(this::show);
    }

    /** The panes whose dividers can be moved, by name. */
    public List<SplitPane> splitPanes() {
        columns.setId("design-columns");
        rows.setId("design-rows");
        return List.of(columns, rows);
    }

    /** Runs whose speed tells how long another one will take. */
    public void setMeasured(List<RunSummary> measured) {
        runs = measured;
        show(model.draft());
    }

    private Node header(BackendBox backend, Actions actions) {
        TextField name = (TextField) SettingField.of(Settings.NAME, model).control();
        name.getStyleClass().add("experiment-name");
        name.setPrefColumnCount(16);
        Label file = Labels.muted("");
        file.setMinWidth(0);
        model.fileProperty().subscribe(_ -> file.setText(fileText()));
        model.changedProperty().subscribe(_ -> file.setText(fileText()));
        Button undo = Buttons.of("\u21B6", "Undo", model::undo);
        Button redo = Buttons.of("\u21B7", "Redo", model::redo);
        undo.disableProperty().bind(model.canUndoProperty().not());
        redo.disableProperty().bind(model.canRedoProperty().not());
        Button open = Buttons.of("Open\u2026", "Open an experiment", actions.open());
        Button save = Buttons.of("Save", "Save the experiment", actions.save());
        run.getStyleClass().add(Styles.ACCENT);
        run.setId("run");
        run.setTooltip(new Tooltip("Train this experiment in the background"));
        run.setOnAction(_ -> actions.run().run());
        run.setMinWidth(USE_PREF_SIZE);
        HBox header = Boxes.row(10, name, file, Boxes.space(), undo, redo, open, save, backend, run);
        header.getStyleClass().add("screen-header");
        return header;
    }

    private String fileText() {
        String where = model.fileProperty().get().map(path -> path.getFileName().toString()).orElse("not saved yet");
        return model.changedProperty().get() ? "\u2022 " + where + ", edited" : where;
    }

    private Node method() {
        ScrollPane form = new ScrollPane(new MethodForm(model));
        form.setFitToWidth(true);
        form.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        form.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(form, Priority.ALWAYS);
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        summary.setId("summary");
        summary.getStyleClass().add("summary");
        summary.setMaxWidth(Double.MAX_VALUE);
        VBox card = Boxes.card(8, Labels.title("Method"), form, summary);
        card.setMinWidth(310);
        return card;
    }

    private void show(Optional<Draft> shown) {
        run.setDisable(shown.flatMap(Draft::prepared).isEmpty());
        if (shown.isEmpty()) {
            estimating.cancel();
            summary.setText("");
            return;
        }
        Draft draft = shown.get();
        Configuration configuration = model.configuration();
        if (draft.problem().isPresent()) {
            estimating.cancel();
            summary.setText("This experiment cannot be run yet. " + Words.sentenceCase(draft.problem().get()));
            run.setText("\u25B6  Run");
            return;
        }
        List<RunSummary> measured = runs;
        estimating.run(() -> Estimate.of(configuration, draft.figures().total(), measured),
                estimate -> say(configuration, draft, estimate), _ -> say(configuration, draft, Optional.empty()));
    }

    private void say(Configuration configuration, Draft draft, Optional<Estimate> estimate) {
        summary.setText(Summary.of(configuration, draft, estimate));
        run.setText("\u25B6  Run" + estimate.map(found -> "  \u00b7  " + Words.duration(found.duration())).orElse(""));
    }
}

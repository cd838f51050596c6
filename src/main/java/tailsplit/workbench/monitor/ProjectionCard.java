package tailsplit.workbench.monitor;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.CheckComboBox;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.ScatterFigure;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.monitor.ProjectionFigure.Colouring;
import tailsplit.workbench.monitor.ProjectionModel.Nothing;
import tailsplit.workbench.monitor.ProjectionModel.Plane;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Buttons;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.task.Background;

/** The features of training images in the plane, epoch by epoch. */
final class ProjectionCard extends VBox {
    private final ProjectionModel model;
    private final ChartView chart = new ChartView("features");
    private final Label method = new Label();
    private final CheckComboBox<String> classes = new CheckComboBox<>();
    private final Label epoch = new Label();
    private final Button umap = new Button("UMAP");
    private final ProgressBar progress = new ProgressBar();
    private final PointTooltip tooltip;
    private final Zoom zoom = new Zoom(chart, this::redraw);
    private Colouring colouring = Colouring.PSEUDO_LABEL;
    private Optional<ProjectionFigure> drawn = Optional.empty();

    ProjectionCard(Background background, DatasetStore datasets) {
        super(8);
        model = new ProjectionModel(background);
        tooltip = new PointTooltip(datasets, background);
        getStyleClass().add("card");
        setId("projection");
        chart.setId("projection-chart");
        setVgrow(chart, Priority.ALWAYS);
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> tooltip.hide());
        getChildren().addAll(header(), chart, controls());
        model.shownProperty().subscribe((before, now) -> {
            if (!(before instanceof Plane old && now instanceof Plane plane && old.isComparable(plane))) {
                zoom.reset();
            }
            redraw();
        });
        model.umapProperty().subscribe(_ -> showUmap());
        model.progressProperty().subscribe(_ -> showUmap());
        model.captionProperty().subscribe(epoch::setText);
    }

    private Node header() {
        Label title = Labels.title("Features");
        method.getStyleClass().add(Styles.TEXT_MUTED);
        method.setMinWidth(0);
        Map<String, Colouring> colourings = new LinkedHashMap<>();
        Stream.of(Colouring.values()).forEach(each -> colourings.put(each.text(), each));
        title.setMinWidth(USE_PREF_SIZE);
        return Boxes.row(8, title, method, Boxes.space(), Buttons.choice(colourings, chosen -> {
            colouring = chosen;
            redraw();
        }));
    }

    private Node controls() {
        classes.setTitle("All classes");
        classes.setMinWidth(90);
        classes.setMaxWidth(140);
        classes.setAccessibleText("Classes shown");
        classes.getCheckModel().getCheckedItems().addListener((ListChangeListener<String>) _ -> redraw());
        epoch.setMinWidth(USE_PREF_SIZE);
        umap.setId("umap");
        umap.setTooltip(new Tooltip("Another projection, which keeps neighbours together; it takes some seconds"));
        umap.setOnAction(_ -> model.toggleUmap());
        umap.setMinWidth(USE_PREF_SIZE);
        Boxes.leaveNoGap(progress);
        progress.setPrefWidth(80);
        EpochBar bar = new EpochBar(model.player());
        HBox.setHgrow(bar, Priority.ALWAYS);
        return Boxes.row(10, bar, epoch, progress, classes, umap);
    }

    /** Nothing, until another run has been read. */
    void clear() {
        model.clear();
    }

    /** Another run, or the same one further on. */
    void show(RunSnapshot now) {
        if (!classes.getItems().equals(now.classNames())) {
            classes.getCheckModel().clearChecks();
            classes.getItems().setAll(now.classNames());
        }
        model.show(now);
        umap.setDisable(!model.canUmap());
    }

    private void showUmap() {
        OptionalDouble share = model.progressProperty().get();
        umap.setText(share.isPresent() ? "Cancel" : model.umapProperty().get() ? "PCA" : "UMAP");
        progress.setVisible(share.isPresent());
        progress.setProgress(share.orElse(0));
    }

    private void redraw() {
        switch (model.shownProperty().get()) {
            case Nothing(String why) -> {
                drawn = Optional.empty();
                method.setText("");
                chart.show(Figure.empty(why));
            }
            case Plane plane -> {
                ProjectionFigure figure = figure(plane);
                drawn = Optional.of(figure);
                method.setText("%s, %,d training images".formatted(plane.umap() ? "UMAP" : "PCA", figure.points().size()));
                chart.show(figure.figure());
            }
        }
    }

    private ProjectionFigure figure(Plane plane) {
        Set<Integer> only = new TreeSet<>(classes.getCheckModel().getCheckedIndices());
        return ProjectionFigure.of("Features", plane.points(), plane.centres(), plane.plan(), plane.run().classNames(), colouring, only,
                zoom.view());
    }

    private void hover(MouseEvent event) {
        if (drawn.isEmpty() || !(model.shownProperty().get() instanceof Plane plane) || !(chart.figure() instanceof ScatterFigure figure)) {
            return;
        }
        OptionalInt point = figure.nearest(event.getX(), event.getY(), chart.getWidth(), chart.getHeight());
        if (point.isEmpty()) {
            tooltip.hide();
        } else {
            tooltip.show(chart, event.getX(), event.getY(), drawn.get().points().get(point.getAsInt()), plane.plan(), plane.run());
        }
    }
}

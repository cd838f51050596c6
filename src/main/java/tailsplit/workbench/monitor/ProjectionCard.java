package tailsplit.workbench.monitor;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.SegmentedButton;
import tailsplit.run.ProjectionCentre;
import tailsplit.run.ProjectionPoint;
import tailsplit.run.Projections;
import tailsplit.splitting.SubclassPlan;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.ScatterFigure;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.monitor.ProjectionFigure.Colouring;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Latest;

/** The features of training images in the plane, epoch by epoch. */
final class ProjectionCard extends VBox {
    private static final Duration STEP = Duration.millis(250);

    private final Background background;
    private final Latest loading;
    private final ChartView chart = new ChartView("features");
    private final Label method = new Label();
    private final Map<Colouring, ToggleButton> colourings = new EnumMap<>(Colouring.class);
    private final CheckComboBox<String> classes = new CheckComboBox<>();
    private final Slider slider = new Slider();
    private final Label epochLabel = new Label();
    private final ToggleButton play = new ToggleButton("\u25B6");
    private final Button umap = new Button("UMAP");
    private final ProgressBar umapProgress = new ProgressBar();
    private final Timeline playing = new Timeline(new KeyFrame(STEP, _ -> step()));
    private final PointTooltip tooltip;
    private final Zoom zoom = new Zoom(chart, this::redraw);
    private RunSnapshot run;
    private RunSnapshot drawn;
    private SubclassPlan plan;
    private Loaded loaded = new Loaded(0, false, List.of(), List.of());
    private ProjectionFigure shown;
    private Colouring colouring = Colouring.PSEUDO_LABEL;
    private boolean asUmap;
    private AtomicBoolean cancelUmap;
    private int computing;

    private record Loaded(int epoch, boolean umap, List<ProjectionPoint> points, List<ProjectionCentre> centres) {}

    ProjectionCard(Background background, DatasetStore datasets) {
        super(8);
        this.background = background;
        loading = new Latest(background);
        tooltip = new PointTooltip(datasets, background);
        getStyleClass().add("card");
        setId("projection");
        chart.setId("projection-chart");
        setVgrow(chart, Priority.ALWAYS);
        playing.setCycleCount(Animation.INDEFINITE);
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> tooltip.hide());
        getChildren().addAll(header(), chart, controls());
    }

    private Node header() {
        Label title = new Label("Features");
        title.getStyleClass().add("card-title");
        method.getStyleClass().add(Styles.TEXT_MUTED);
        method.setMinWidth(0);
        SegmentedButton colour = new SegmentedButton();
        for (Colouring each : Colouring.values()) {
            ToggleButton button = new ToggleButton(each.text());
            button.setSelected(each == colouring);
            button.setOnAction(_ -> {
                colouring = each;
                colourings.forEach((other, toggle) -> toggle.setSelected(other == each));
                redraw();
            });
            colourings.put(each, button);
            colour.getButtons().add(button);
        }
        classes.setTitle("All classes");
        classes.setMaxWidth(140);
        classes.setAccessibleText("Classes shown");
        classes.getCheckModel().getCheckedItems().addListener((ListChangeListener<String>) _ -> redraw());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        title.setMinWidth(USE_PREF_SIZE);
        colour.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, title, method, space, colour);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node controls() {
        play.setTooltip(new Tooltip("Play through the epochs"));
        play.setAccessibleText("Play through the epochs");
        play.setOnAction(_ -> {
            if (play.isSelected()) {
                if (slider.getValue() >= slider.getMax()) {
                    slider.setValue(0);
                }
                playing.play();
            } else {
                playing.stop();
            }
        });
        slider.setAccessibleText("Epoch");
        slider.setBlockIncrement(1);
        slider.setMinWidth(60);
        slider.setId("projection-epoch");
        slider.valueProperty().subscribe((_, _) -> load());
        HBox.setHgrow(slider, Priority.ALWAYS);
        epochLabel.setMinWidth(Region.USE_PREF_SIZE);
        umap.setId("umap");
        umap.setTooltip(new Tooltip("Another projection, which keeps neighbours together; it takes some seconds"));
        umap.setOnAction(_ -> toggleUmap());
        umap.setMinWidth(Region.USE_PREF_SIZE);
        umapProgress.setVisible(false);
        umapProgress.managedProperty().bind(umapProgress.visibleProperty());
        umapProgress.setPrefWidth(80);
        classes.setMinWidth(90);
        HBox row = new HBox(10, play, slider, epochLabel, umapProgress, classes, umap);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Nothing, until another run has been read. */
    void clear() {
        cancel();
        loading.cancel();
        run = null;
        drawn = null;
        shown = null;
        chart.show(Figure.empty(""));
        epochLabel.setText("");
        method.setText("");
    }

    /** Another run, or the same one further on. */
    void show(RunSnapshot now) {
        boolean another = run == null || !run.folder().path().equals(now.folder().path());
        boolean following = another || slider.getValue() >= slider.getMax();
        run = now;
        if (another) {
            cancel();
            asUmap = false;
            umap.setText("UMAP");
            zoom.reset();
        }
        if (!classes.getItems().equals(now.classNames())) {
            classes.getCheckModel().clearChecks();
            classes.getItems().setAll(now.classNames());
        }
        List<Integer> epochs = epochs();
        slider.setDisable(epochs.size() < 2);
        play.setDisable(epochs.size() < 2);
        umap.setDisable(now.features().isEmpty());
        slider.setMax(Math.max(0, epochs.size() - 1));
        if (following && !play.isSelected()) {
            slider.setValue(slider.getMax());
        }
        load();
    }

    private List<Integer> epochs() {
        return asUmap ? run.features() : run.projected();
    }

    private void load() {
        if (run == null || epochs().isEmpty()) {
            chart.show(Figure.empty(run == null || run.epochs().isEmpty() ? "The first epoch is under way"
                    : "This run projects no features"));
            epochLabel.setText("");
            method.setText("");
            return;
        }
        int epoch = epochs().get((int) Math.round(Math.clamp(slider.getValue(), 0, epochs().size() - 1)));
        epochLabel.setText("epoch %d of %d".formatted(epoch, run.lastEpoch()));
        if (cancelUmap != null && asUmap && epoch == computing) {
            return;
        }
        if (loaded.epoch() == epoch && loaded.umap() == asUmap && shown != null && belongs()) {
            loading.cancel();
            return;
        }
        RunSnapshot of = run;
        if (asUmap) {
            loadUmap(of, epoch);
        } else {
            Projections projections = of.folder().projections();
            loading.run(() -> new Loaded(epoch, false, projections.points(epoch), projections.centres(epoch)),
                    found -> arrived(of, found), problem -> chart.show(Figure.empty(problem)));
        }
    }

    private boolean belongs() {
        return drawn != null && drawn.folder().path().equals(run.folder().path());
    }

    private void arrived(RunSnapshot of, Loaded found) {
        loaded = found;
        drawn = of;
        plan = of.plan(found.epoch());
        redraw();
    }

    private void redraw() {
        if (drawn == null || run == null || !belongs()) {
            return;
        }
        Set<Integer> only = new TreeSet<>(classes.getCheckModel().getCheckedIndices());
        shown = ProjectionFigure.of("Features", loaded.points(), loaded.centres(), plan, drawn.classNames(), colouring, only, zoom.view());
        method.setText("%s, %,d training images".formatted(loaded.umap() ? "UMAP" : "PCA", shown.points().size()));
        chart.show(shown.figure());
    }

    private void step() {
        if (slider.getValue() >= slider.getMax()) {
            playing.stop();
            play.setSelected(false);
        } else {
            slider.setValue(Math.floor(slider.getValue()) + 1);
        }
    }

    private void toggleUmap() {
        if (cancelUmap != null) {
            cancel();
            asUmap = false;
            zoom.reset();
        } else {
            asUmap = !asUmap;
        }
        umap.setText(asUmap ? "PCA" : "UMAP");
        zoom.reset();
        slider.setMax(Math.max(0, epochs().size() - 1));
        slider.setValue(slider.getMax());
        load();
    }

    private void loadUmap(RunSnapshot of, int epoch) {
        cancel();
        AtomicBoolean stop = new AtomicBoolean();
        cancelUmap = stop;
        computing = epoch;
        umap.setText("Cancel");
        umapProgress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        umapProgress.setVisible(true);
        Loaded before = loaded;
        loading.run(() -> {
            try {
                return new Loaded(epoch, true, Umap.of(of.folder().projections(), epoch,
                        share -> background.onWindow(() -> umapProgress.setProgress(share)), stop::get), List.of());
            } catch (CancellationException _) {
                return before;
            }
        }, found -> {
            endUmap(stop);
            arrived(of, found);
        }, problem -> {
            endUmap(stop);
            chart.show(Figure.empty(problem));
        });
    }

    private void endUmap(AtomicBoolean which) {
        if (cancelUmap == which) {
            cancelUmap = null;
            umapProgress.setVisible(false);
            umap.setText(asUmap ? "PCA" : "UMAP");
        }
    }

    private void cancel() {
        if (cancelUmap != null) {
            cancelUmap.set(true);
            endUmap(cancelUmap);
        }
    }

    private void hover(MouseEvent event) {
        if (shown == null || !(chart.figure() instanceof ScatterFigure figure)) {
            return;
        }
        OptionalInt point = figure.nearest(event.getX(), event.getY(), chart.getWidth(), chart.getHeight());
        if (point.isEmpty()) {
            tooltip.hide();
            return;
        }
        tooltip.show(chart, event.getX(), event.getY(), shown.points().get(point.getAsInt()), plan, drawn);
    }
}

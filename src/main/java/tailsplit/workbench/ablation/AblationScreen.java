package tailsplit.workbench.ablation;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFile;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UserFile;
import tailsplit.setting.Setting;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Buttons;
import tailsplit.workbench.shared.Dialogs;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.slurm.BackendBox;
import tailsplit.workbench.task.Background;

/** A grid of runs: its axes, its cells, and what they will take. */
public final class AblationScreen extends BorderPane {
    private static final FileChooser.ExtensionFilter YAML = new FileChooser.ExtensionFilter("Ablation", "*.yaml", "*.yml");

    private final AblationModel model;
    private final Background background;
    private final Supplier<Configuration> designed;
    private final Consumer<String> submitted;
    private final TextField name = new TextField();
    private final Label about = new Label();
    private final VBox axes = new VBox(8);
    private final MenuButton add = new MenuButton("Add an axis");
    private final Label summary = new Label();
    private final Button run = new Button("\u25B6  Run");
    private final Button stop = new Button();
    private final BackendBox backend;
    private final SplitPane columns = new SplitPane();

    /**
     * @param backend   where runs are trained
     * @param designed  the experiment on the design screen
     * @param submitted hears the name of an ablation whose runs were queued
     */
    public AblationScreen(AblationModel model, Background background, BackendBox backend, Supplier<Configuration> designed,
            Consumer<String> submitted) {
        this.backend = backend;
        this.model = model;
        this.background = background;
        this.designed = designed;
        this.submitted = submitted;
        getStyleClass().add("screen");
        columns.setId("ablation-columns");
        columns.getItems().addAll(axesCard(), cellsCard());
        columns.setDividerPositions(0.34);
        setTop(header());
        setCenter(columns);
        model.ablationProperty().subscribe(this::show);
        model.planProperty().subscribe(_ -> say());
        model.problemProperty().subscribe(_ -> say());
    }

    public List<SplitPane> splitPanes() {
        return List.of(columns);
    }

    private Node header() {
        name.getStyleClass().add("experiment-name");
        name.setPrefColumnCount(16);
        name.setAccessibleText("Name of the ablation");
        name.setOnAction(_ -> model.rename(name.getText()));
        name.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.rename(name.getText());
            }
        });
        run.getStyleClass().add(Styles.ACCENT);
        run.setId("run-ablation");
        run.setMinWidth(USE_PREF_SIZE);
        run.setOnAction(_ -> submit());
        stop.setId("stop-ablation");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setTooltip(new Tooltip("Stop what waits or is trained; checkpoints stay, and Run goes on from them"));
        Boxes.leaveNoGap(stop);
        stop.setOnAction(_ -> said(model.stop(), "The runs were not stopped", () -> {}));
        PaperMenu paper = new PaperMenu("From the paper", this::take);
        paper.setId("paper-experiments");
        HBox header = Boxes.row(10, name, Boxes.space(), paper,
                Buttons.of("From the design", "Take the experiment on the design screen as what is common to all runs",
                this::takeDesign), Buttons.of("Open\u2026", "Open an ablation", this::open),
                Buttons.of("Save\u2026", "Save the ablation as YAML", this::save), backend, stop, run);
        header.getStyleClass().add("screen-header");
        return header;
    }

    /** @param description of what the grid is, or "" */
    public void take(Ablation ablation, String description) {
        model.set(ablation);
        about.setText(description);
    }

    private void takeDesign() {
        model.setBase(designed.get());
        about.setText("");
    }

    private Node axesCard() {
        add.setId("add-axis");
        add.setMinWidth(USE_PREF_SIZE);
        HBox head = Boxes.row(8, Labels.title("Axes"), Boxes.space(), add);
        ScrollPane scroll = new ScrollPane(axes);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        summary.setMaxWidth(Double.MAX_VALUE);
        summary.setId("ablation-summary");
        summary.getStyleClass().add("summary");
        Labels.sentence(about, Styles.TEXT_MUTED);
        VBox card = Boxes.card(8, about, head, scroll, summary);
        card.setMinWidth(280);
        return card;
    }

    private Node cellsCard() {
        AblationCellTable table = new AblationCellTable(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox card = Boxes.card(8, Labels.title("Runs"), table);
        card.setMinWidth(320);
        return card;
    }

    private void show(Ablation ablation) {
        name.setText(ablation.name());
        axes.getChildren().setAll(ablation.axes().stream().map(axis -> new AxisRow(axis, model)).toList());
        add.getItems().setAll(choices(ablation));
        say();
    }

    /** Seeds first, then all others by group. */
    private List<MenuItem> choices(Ablation ablation) {
        Map<String, Menu> groups = new LinkedHashMap<>();
        List<MenuItem> items = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            if (!setting.axis() || ablation.axes().stream().anyMatch(axis -> axis.setting() == setting)) {
                continue;
            }
            MenuItem item = new MenuItem(setting.label());
            item.setOnAction(_ -> model.add(setting));
            if (Settings.SEEDS.contains(setting)) {
                items.add(item);
            } else {
                groups.computeIfAbsent(setting.group(), group -> new Menu(Words.sentenceCase(group))).getItems().add(item);
            }
        }
        items.addAll(groups.values());
        return items;
    }

    private void say() {
        Optional<AblationPlan> plan = model.planProperty().get();
        int open = plan.map(ready -> ready.open().size()).orElse(0);
        int underWay = plan.map(ready -> ready.underWay().size()).orElse(0);
        stop.setVisible(underWay > 0);
        stop.setText("Stop " + Words.count(underWay, "run"));
        run.setDisable(plan.isEmpty() || plan.get().included().isEmpty());
        run.setText(plan.isEmpty() ? "\u25B6  Run" : open == 0 ? "Show results" : "\u25B6  Run " + Words.count(open, "run"));
        summary.setText(plan.map(AblationScreen::sentence)
                .orElse(model.problemProperty().get().isEmpty() ? "Working out the grid\u2026"
                        : "This ablation cannot be run yet. " + Words.sentenceCase(model.problemProperty().get())));
    }

    private static String sentence(AblationPlan plan) {
        int all = plan.included().size();
        int open = plan.open().size();
        int underWay = plan.underWay().size();
        String trained = (open + underWay >= all ? "" : ", %s trained already".formatted(Words.number(all - open - underWay)))
                + (underWay == 0 ? "" : ", %s under way".formatted(Words.number(underWay)));
        String time = open == 0 ? "" : plan.duration().map(duration -> " About %s on this machine.".formatted(Words.duration(duration)))
                .orElse(" How long they take is known once a first run has been measured here.");
        String disk = open == 0 || plan.bytes().isEmpty() ? ""
                : " About %,d MB on the disk.".formatted(Math.max(1, plan.bytes().getAsLong() / 1_000_000));
        return "%s%s.%s%s".formatted(Words.count(all, "run"), trained, time, disk);
    }

    private void submit() {
        String started = model.ablation().name();
        said(model.submit(), "The runs were not queued", () -> submitted.accept(started));
    }

    private void said(CompletableFuture<?> work, String failure, Runnable done) {
        work.whenComplete((_, problem) -> background.onWindow(() -> {
            if (problem == null) {
                done.run();
            } else {
                Dialogs.problem(getScene().getWindow(), failure, Background.sentence(problem));
            }
        }));
    }

    private void open() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open an ablation");
        chooser.getExtensionFilters().add(YAML);
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::toPath).ifPresent(this::open);
    }

    /** Says why where it cannot be read. */
    public void open(Path file) {
        try {
            take(AblationFile.read(file), "");
        } catch (InvalidInputException e) {
            Dialogs.problem(getScene().getWindow(), "This ablation cannot be opened", e.getMessage());
        }
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the ablation");
        chooser.getExtensionFilters().add(YAML);
        chooser.setInitialFileName(model.ablation().name().replaceAll("[^\\p{L}\\p{N} _-]+", "-") + ".yaml");
        Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).map(File::toPath).ifPresent(file -> {
            try {
                UserFile.write(file, AblationFile.text(model.ablation()));
            } catch (InvalidInputException e) {
                Dialogs.problem(getScene().getWindow(), "The ablation was not saved", e.getMessage());
            }
        });
    }
}

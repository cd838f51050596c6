package tailsplit.workbench.monitor;

import atlantafx.base.theme.Styles;
import java.awt.Desktop;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tailsplit.results.TensorBoard;
import tailsplit.service.Phase;
import tailsplit.service.TrainingService;
import tailsplit.workbench.Dialogs;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.evaluation.EvaluationDialog;
import tailsplit.workbench.evaluation.EvaluationModel;
import tailsplit.workbench.task.Background;

/** All runs, and the one that is selected. */
public final class RunsScreen extends BorderPane implements RunView.Actions, AutoCloseable {
    private final RunsModel model;
    private final TrainingService service;
    private final Background background;
    private final DatasetStore datasets;
    private final Consumer<RunItem> designer;
    private final ListView<RunItem> list;
    private final RunView view;
    private final RunReader reader;
    private final Label empty = new Label("No runs yet. Design an experiment and press Run.");
    private final Label count = new Label();
    private final ToggleButton hold = new ToggleButton("Hold");
    private final SplitPane columns = new SplitPane();
    private String followed = "";

    /** @param designer opens a run's experiment in the designer */
    public RunsScreen(RunsModel model, TrainingService service, Background background, DatasetStore datasets, Consumer<RunItem> designer) {
        this.model = model;
        this.service = service;
        this.background = background;
        this.datasets = datasets;
        this.designer = designer;
        getStyleClass().add("screen");
        FilteredList<RunItem> filtered = new FilteredList<>(model.items());
        list = new ListView<>(filtered);
        view = new RunView(background, datasets, this);
        reader = new RunReader(background, view);
        empty.getStyleClass().add("empty-screen");
        StackPane right = new StackPane(empty, view);
        view.setVisible(false);
        columns.getItems().addAll(queueCard(filtered), right);
        columns.setDividerPositions(0.21);
        SplitPane.setResizableWithParent(columns.getItems().getFirst(), false);
        setCenter(columns);
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                model.selectedProperty().set(item.run());
            }
        });
        model.selectedProperty().subscribe(this::follow);
        filtered.addListener((ListChangeListener<RunItem>) _ -> changed()); // after the list's own
        service.onChange(queue -> background.onWindow(() -> hold.setSelected(queue.held())));
        model.loadedProperty().subscribe(_ -> changed());
    }

    public List<SplitPane> splitPanes() {
        columns.setId("runs-columns");
        return Stream.concat(Stream.of(columns), view.splitPanes().stream()).toList();
    }

    private Node queueCard(FilteredList<RunItem> filtered) {
        Label title = new Label("Runs");
        title.getStyleClass().add("card-title");
        count.getStyleClass().add(Styles.TEXT_MUTED);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        hold.getStyleClass().add(Styles.SMALL);
        hold.setTooltip(new Tooltip("Start no waiting run until this is released; those that run go on"));
        hold.setSelected(service.queue().held());
        hold.setOnAction(_ -> done(service.hold(hold.isSelected())));
        HBox header = new HBox(8, title, count, space, hold);
        header.setAlignment(Pos.CENTER_LEFT);
        TextField search = new TextField();
        search.setPromptText("Find");
        search.setAccessibleText("Find runs by name, method or state");
        search.textProperty().subscribe(text -> filtered.setPredicate(item -> matches(item, text.toLowerCase(Locale.ROOT))));
        list.setId("run-list");
        list.getStyleClass().addAll("run-list", Styles.DENSE);
        list.setCellFactory(_ -> new RunCell());
        list.setAccessibleText("Runs");
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox card = new VBox(8, header, search, list, order());
        card.getStyleClass().add("card");
        card.setMinWidth(170);
        return card;
    }

    private Node order() {
        Button up = small("\u2191", "Earlier in the queue (Alt+Up)", () -> move(-1));
        Button down = small("\u2193", "Later in the queue (Alt+Down)", () -> move(1));
        Button resumeAll = small("Resume interrupted", "Let all interrupted runs go on", this::resumeInterrupted);
        resumeAll.setId("resume-interrupted");
        resumeAll.setVisible(false);
        resumeAll.managedProperty().bind(resumeAll.visibleProperty());
        model.items().subscribe(() -> resumeAll.setVisible(model.items().stream().anyMatch(item ->
                item.queued().isPresent() && item.phase() == Phase.INTERRUPTED)));
        HBox row = new HBox(6, up, down, resumeAll);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Button small(String text, String help, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static boolean matches(RunItem item, String text) {
        return Stream.of(text.split("\\s+")).allMatch(word ->
                (item.title() + " " + item.details() + " " + item.state() + " " + item.run()).toLowerCase(Locale.ROOT).contains(word));
    }

    private void key(KeyEvent event) {
        if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            move(event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            selected().filter(item -> item.queued().isPresent() && !item.phase().isActive()).ifPresent(this::remove);
            event.consume();
        }
    }

    private Optional<RunItem> current() {
        return model.find(model.selectedProperty().get());
    }

    /** What the list shows as selected, so that nothing unseen is changed. */
    private Optional<RunItem> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void move(int places) {
        selected().filter(item -> item.queued().isPresent()).ifPresent(item -> done(service.move(item.run(), places)));
    }

    /** Lets all runs go on whose workers died. */
    public void resumeInterrupted() {
        model.items().stream().filter(item -> item.queued().isPresent() && item.phase() == Phase.INTERRUPTED)
                .forEach(item -> done(service.resume(item.run())));
    }

    private void changed() {
        count.setText(model.items().isEmpty() ? "" : "%,d".formatted(model.items().size()));
        empty.setText(model.loadedProperty().get() ? "No runs yet. Design an experiment and press Run." : "Reading the workspace\u2026");
        boolean gone = current().isEmpty() && (model.selectedProperty().get().isEmpty() || model.selectedProperty().get().equals(followed));
        if (gone && !model.items().isEmpty()) {
            model.selectedProperty().set(model.items().getFirst().run());
        }
        follow(model.selectedProperty().get());
    }

    private void showView(boolean shown) {
        view.setVisible(shown);
        empty.setVisible(!shown);
    }

    /** The list may have been filled anew: what is looked at stays selected. */
    private void select() {
        String run = model.selectedProperty().get();
        RunItem selected = list.getSelectionModel().getSelectedItem();
        if (selected == null || !selected.run().equals(run)) {
            list.getItems().stream().filter(item -> item.run().equals(run)).findFirst()
                    .ifPresent(item -> list.getSelectionModel().select(item));
        }
    }

    private void follow(String run) {
        Optional<RunItem> item = model.find(run);
        item.ifPresent(view::show);
        showView(item.isPresent());
        select();
        String there = item.map(RunItem::run).orElse("");
        if (!there.equals(followed)) {
            followed = there;
            reader.follow(item.map(found -> found.summary().folder()).orElse(null));
        }
    }

    @Override
    public void pause(RunItem item) {
        done(service.pause(item.run()));
    }

    @Override
    public void resume(RunItem item) {
        done(service.resume(item.run()));
    }

    @Override
    public void stop(RunItem item) {
        boolean asked = item.phase() == Phase.STOPPING || item.phase() == Phase.PAUSING;
        if (item.queued().isEmpty()) {
            done(CompletableFuture.runAsync(item.summary().folder()::requestStop));
        } else if (!asked) {
            done(service.stop(item.run()));
        } else if (Dialogs.confirm(getScene().getWindow(), "Stop this run now?",
                "It stops without finishing its current step. What it did since its last checkpoint is lost.", "Stop now")) {
            done(service.kill(item.run()));
        }
    }

    @Override
    public void startAfresh(RunItem item) {
        if (Dialogs.confirm(getScene().getWindow(), "Train this run again from the start?",
                "Its curves, checkpoints and results so far are deleted.", "Train again")) {
            done(service.startAfresh(item.run()));
        }
    }

    @Override
    public void remove(RunItem item) {
        done(service.remove(item.run()));
    }

    @Override
    public void design(RunItem item) {
        designer.accept(item);
    }

    @Override
    public void openFolder(RunItem item) {
        background.run(() -> {
            if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
                throw new tailsplit.dataset.InvalidInputException("The folder is " + item.summary().folder().path());
            }
            Desktop.getDesktop().open(item.summary().folder().path().toFile());
            return true;
        }, _ -> {}, problem -> Dialogs.problem(getScene().getWindow(), "The folder cannot be opened here", problem));
    }

    @Override
    public void writeTensorBoard(RunItem item) {
        background.run(() -> TensorBoard.write(item.summary().folder()),
                file -> Dialogs.told(getScene().getWindow(), "Written for TensorBoard", "Start it with: tensorboard --logdir \"%s\"".formatted(file.getParent())),
                problem -> Dialogs.problem(getScene().getWindow(), "The file was not written", problem));
    }

    @Override
    public void evaluate(RunItem item) {
        EvaluationModel model = new EvaluationModel(item.summary().folder(), datasets.dataHome(), background);
        new EvaluationDialog(getScene().getWindow(), item.title(), model).show();
    }

    /** A change that the queue refused is said. */
    private void done(CompletableFuture<?> change) {
        change.whenComplete((_, problem) -> {
            if (problem != null) {
                String sentence = Background.sentence(problem);
                background.onWindow(() -> Dialogs.problem(getScene().getWindow(), "This cannot be done", sentence));
            }
        });
    }

    @Override
    public void close() {
        reader.close();
    }
}

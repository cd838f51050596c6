package tailsplit.workbench.monitor;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tailsplit.run.RunState;
import tailsplit.service.TrainingService;
import tailsplit.workbench.compare.CompareModel;
import tailsplit.workbench.compare.CompareView;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.shared.Boxes;
import tailsplit.workbench.shared.Buttons;
import tailsplit.workbench.shared.Labels;
import tailsplit.workbench.slurm.SlurmModel;
import tailsplit.workbench.task.Background;

/** All runs, and the one that is selected. */
public final class RunsScreen extends BorderPane implements AutoCloseable {
    private final RunsModel model;
    private final TrainingService service;
    private final RunActions actions;
    private final ListView<RunItem> list;
    private final RunView view;
    private final CompareModel compared;
    private final CompareView comparison;
    private final RunReader reader;
    private final Label empty = new Label("No runs yet. Design an experiment and press Run.");
    private final Label count = new Label();
    private final ToggleButton hold = new ToggleButton("Hold");
    private final SplitPane columns = new SplitPane();
    private String followed = "";
    /** The names of the runs that were selected in the list, one or several. */
    private List<String> marked = List.of();
    /** What is compared, as it was when it was read. */
    private List<RunItem> read = List.of();

    /**
     * @param designer opens a run's experiment in the designer
     * @param guide    opens a section of it
     */
    public RunsScreen(RunsModel model, TrainingService service, Background background, DatasetStore datasets, SlurmModel slurm,
            Consumer<RunItem> designer, Consumer<String> guide) {
        this.model = model;
        this.service = service;
        actions = new RunActions(this, service, background, datasets, slurm, designer);
        getStyleClass().add("screen");
        FilteredList<RunItem> filtered = new FilteredList<>(model.items());
        list = new ListView<>(filtered);
        view = new RunView(background, datasets, actions, guide);
        reader = new RunReader(background, view);
        empty.getStyleClass().add("empty-screen");
        compared = new CompareModel(background);
        comparison = new CompareView(compared);
        StackPane right = new StackPane(empty, view, comparison);
        view.setVisible(false);
        comparison.setVisible(false);
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
        return Stream.of(List.of(columns), view.splitPanes(), comparison.splitPanes()).flatMap(List::stream).toList();
    }

    private Node queueCard(FilteredList<RunItem> filtered) {
        count.getStyleClass().add(Styles.TEXT_MUTED);
        hold.getStyleClass().add(Styles.SMALL);
        hold.setTooltip(new Tooltip("Start no waiting run until this is released; those that run go on"));
        hold.setSelected(service.queue().held());
        hold.setOnAction(_ -> actions.hold(hold.isSelected()));
        HBox header = Boxes.row(8, Labels.title("Runs"), count, Boxes.space(), hold);
        TextField search = new TextField();
        search.setPromptText("Find");
        search.setAccessibleText("Find runs by name, method or state");
        search.textProperty().subscribe(text -> filtered.setPredicate(item -> matches(item, text.toLowerCase(Locale.ROOT))));
        list.setId("run-list");
        list.getStyleClass().addAll("run-list", Styles.DENSE);
        list.setCellFactory(_ -> new RunCell());
        list.setAccessibleText("Runs; select several to compare them");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.addEventHandler(KeyEvent.KEY_RELEASED, _ -> mark());
        list.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> mark());
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox card = Boxes.card(8, header, search, list, order());
        card.setMinWidth(170);
        return card;
    }

    private Node order() {
        Button up = Buttons.small("\u2191", "Earlier in the queue (Alt+Up)", () -> move(-1));
        Button down = Buttons.small("\u2193", "Later in the queue (Alt+Down)", () -> move(1));
        Button resumeAll = Buttons.small("Resume interrupted", "Let all interrupted runs go on", this::resumeInterrupted);
        resumeAll.setId("resume-interrupted");
        resumeAll.setVisible(false);
        Boxes.leaveNoGap(resumeAll);
        model.items().subscribe(() -> resumeAll.setVisible(model.items().stream().anyMatch(item ->
                item.queued().isPresent() && item.state() == RunState.INTERRUPTED)));
        Label several = Labels.muted("Ctrl+click compares");
        several.getStyleClass().add(Styles.TEXT_SMALL);
        several.setTooltip(new Tooltip("Select several runs, with Ctrl or Shift, to see them side by side"));
        return Boxes.row(6, up, down, resumeAll, several);
    }

    private static boolean matches(RunItem item, String text) {
        return Stream.of(text.split("\\s+")).allMatch(word ->
                (item.title() + " " + item.details() + " " + item.label() + " " + item.run()).toLowerCase(Locale.ROOT).contains(word));
    }

    private void key(KeyEvent event) {
        if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            move(event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            selected().filter(item -> item.queued().isPresent() && !item.state().isActive()).ifPresent(actions::remove);
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
        selected().filter(item -> item.queued().isPresent()).ifPresent(item -> actions.move(item, places));
    }

    /** Lets all runs go on whose workers died. */
    public void resumeInterrupted() {
        model.items().stream().filter(item -> item.queued().isPresent() && item.state() == RunState.INTERRUPTED)
                .forEach(actions::resume);
    }

    private void changed() {
        count.setText(model.items().isEmpty() ? "" : "%,d".formatted(model.items().size()));
        empty.setText(model.loadedProperty().get() ? "No runs yet. Design an experiment and press Run." : "Reading the workspace\u2026");
        boolean gone = current().isEmpty() && (model.selectedProperty().get().isEmpty() || model.selectedProperty().get().equals(followed));
        if (gone && !model.items().isEmpty()) {
            model.selectedProperty().set(model.items().getFirst().run());
        }
        follow(model.selectedProperty().get());
        selectMarked();
    }

    /** The list may change under a selection of several; what was marked by hand stays so. */
    private void mark() {
        marked = list.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).map(RunItem::run).toList();
        showMarked();
    }

    /** Shows a run, or several side by side. */
    public void show(List<String> runs) {
        marked = List.copyOf(runs);
        list.getSelectionModel().clearSelection();
        runs.stream().findFirst().ifPresent(model.selectedProperty()::set);
        follow(model.selectedProperty().get());
        selectMarked();
    }

    private void showMarked() {
        boolean several = marked.size() > 1;
        List<RunItem> now = several ? marked.stream().map(model::find).flatMap(Optional::stream).toList() : List.of();
        if (several && !now.equals(read)) {
            compared.compare(now.stream().map(item -> item.summary().folder()).toList());
        }
        read = now;
        boolean one = !several && current().isPresent();
        comparison.setVisible(several);
        view.setVisible(one);
        empty.setVisible(!several && !one);
    }

    /** The list may have been filled anew: what is looked at stays selected. */
    private void select() {
        String run = model.selectedProperty().get();
        RunItem selected = list.getSelectionModel().getSelectedItem();
        if (selected == null || !selected.run().equals(run)) {
            list.getItems().stream().filter(item -> item.run().equals(run)).findFirst()
                    .ifPresent(item -> list.getSelectionModel().clearAndSelect(list.getItems().indexOf(item)));
        }
    }

    private void selectMarked() {
        if (marked.size() > 1) {
            IntStream.range(0, list.getItems().size()).filter(i -> marked.contains(list.getItems().get(i).run()))
                    .filter(i -> !list.getSelectionModel().isSelected(i)).forEach(list.getSelectionModel()::select);
        }
    }

    private void follow(String run) {
        Optional<RunItem> item = model.find(run);
        item.ifPresent(view::show);
        if (!marked.contains(run)) {
            marked = List.of();
        }
        select();
        showMarked();
        String there = item.map(RunItem::run).orElse("");
        if (!there.equals(followed)) {
            followed = there;
            reader.follow(item.map(found -> found.summary().folder()));
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}

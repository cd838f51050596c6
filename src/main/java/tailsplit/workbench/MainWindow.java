package tailsplit.workbench;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.run.RunResult;
import tailsplit.service.Phase;
import tailsplit.service.Queue;
import tailsplit.workbench.ablation.AblationModel;
import tailsplit.workbench.ablation.AblationScreen;
import tailsplit.workbench.design.DesignScreen;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.guide.GuideScreen;
import tailsplit.workbench.monitor.RunItem;
import tailsplit.workbench.monitor.RunsModel;
import tailsplit.workbench.monitor.RunsScreen;
import tailsplit.workbench.results.ResultsModel;
import tailsplit.workbench.results.ResultsScreen;
import tailsplit.workbench.shared.Dialogs;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.slurm.PlaceBox;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.Startup;

/** The window: menus above, the rail on the left, a screen, and the status bar below. */
final class MainWindow implements DesignScreen.Actions {
    static final double WIDTH = 1280;
    static final double HEIGHT = 800;
    private static final int PATIENCE_SECONDS = 10;

    /** What a window cannot do within itself. */
    interface Surroundings {
        /** Leaves the workspace for another one, or stays. @param then goes on in its window */
        void openWorkspace(Path workspace, Consumer<MainWindow> then);

        /** Opens an address of the web. */
        void browse(String address);
    }

    private final Stage stage;
    private final Desk desk;
    private final Surroundings surroundings;
    private final StackPane screens = new StackPane();
    private final Rail rail = new Rail(screens);
    private final StatusBar status;
    private final ExperimentFiles files;
    private final NotificationPane notifications;
    private final RunsModel runs;
    private Optional<RunsScreen> runsScreen = Optional.empty();
    private boolean leaves;
    private Optional<DesignScreen> designScreen = Optional.empty();
    private Optional<AblationScreen> ablationScreen = Optional.empty();
    private Optional<GuideScreen> guideScreen = Optional.empty();
    private ResultsModel results;
    private final Theme theme;

    /** A window that is left for no other workspace. */
    MainWindow(Stage stage, Desk desk) {
        this(stage, desk, Alone.INSTANCE);
    }

    MainWindow(Stage stage, Desk desk, Surroundings surroundings) {
        this.stage = stage;
        this.desk = desk;
        this.surroundings = surroundings;
        runs = new RunsModel(desk.service(), desk.background(), desk.slurm()::states);
        status = new StatusBar(desk.workspace().folder());
        files = new ExperimentFiles(stage, desk, status::say);
        BorderPane content = new BorderPane(screens);
        content.setLeft(rail);
        content.setBottom(status);
        notifications = new NotificationPane(content);
        BorderPane root = new BorderPane(notifications);
        root.getStyleClass().add("window");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        theme = new Theme(scene, desk.preferences().get().theme());
        root.setTop(new MainMenu(this, desk));
        addScreens();
        rememberWindow(scene);
        desk.service().onChange(queue -> desk.background().onWindow(() -> showQueue(queue)));
        showQueue(desk.service().queue());
        desk.slurm().problemProperty().subscribe(status::say);
        runs.items().subscribe(() -> designScreen.ifPresent(screen -> screen.setMeasured(runs.summaries())));
        desk.design().configurationProperty().subscribe(_ -> showTitle());
        desk.design().changedProperty().subscribe(_ -> showTitle());
        stage.setOnCloseRequest(this::close);
        offerToResume();
    }

    private void addScreens() {
        rail.add("Design", "M2 3h16v14H2z M5 13v-3h2v3z M9 13V6h2v7z M13 13V8h2v5z", "Ctrl+1", this::makeDesignScreen);
        rail.add("Ablation", "M2 2h5v5h-5z M8 2h5v5h-5z M14 2h5v5h-5z M2 8h5v5h-5z M8 8h5v5h-5z M14 8h5v5h-5z M2 "
                + "14h5v5h-5z M8 14h5v5h-5z M14 14h5v5h-5z", "Ctrl+2", this::makeAblationScreen);
        rail.add("Runs", "M4 2l13 8-13 8z", "Ctrl+3", this::makeRunsScreen);
        rail.add("Results", "M2 3h16v3h-16z M2 8h4v4h-4z M8 8h10v4h-10z M2 14h4v4h-4z M8 14h10v4h-10z", "Ctrl+4", this::makeResultsScreen);
        rail.addSpace();
        rail.add("Settings", "M8 1h4v3h-4z M8 16h4v3h-4z M1 8h3v4h-3z M16 8h3v4h-3z M10 5a5 5 0 1 0 0.01 0z", "Ctrl+,",
                () -> new PreferencesScreen(desk, theme));
        rail.add("Help", "M10 1a9 9 0 1 0 0.01 0z M9 14h2v2h-2z M9 5h2v7h-2z", "F1", this::makeGuideScreen);
        rail.addUnlisted("Welcome", () -> new WelcomeScreen(desk.workspace().folder().toAbsolutePath(), "", this::begin));
    }

    private GuideScreen makeGuideScreen() {
        GuideScreen screen = new GuideScreen(desk.background(), surroundings::browse);
        guideScreen = Optional.of(screen);
        return screen;
    }

    private DesignScreen makeDesignScreen() {
        DesignScreen screen = new DesignScreen(desk.design(), desk.datasets(), desk.background(), new PlaceBox(desk.slurm()), this);
        screen.setMeasured(runs.summaries());
        screen.splitPanes().forEach(this::restoreDividers);
        designScreen = Optional.of(screen);
        return screen;
    }

    private AblationScreen makeAblationScreen() {
        AblationModel model = new AblationModel(desk.design().configuration(), desk.datasets(), desk.service(),
                desk.slurm(), desk.background(), runs::summaries, desk::sharing);
        AblationScreen screen = new AblationScreen(model, desk.background(), new PlaceBox(desk.slurm()),
                desk.design()::configuration, this::showResults);
        screen.splitPanes().forEach(this::restoreDividers);
        runs.items().subscribe(model::refresh);
        ablationScreen = Optional.of(screen);
        return screen;
    }

    private ResultsScreen makeResultsScreen() {
        ResultsModel model = results();
        runs.items().subscribe(model::refresh);
        return new ResultsScreen(model, desk.background(), run -> lookAt(List.of(run)), this::lookAt);
    }

    private ResultsModel results() {
        if (results == null) {
            results = new ResultsModel(desk.workspace(), desk.background(), runs::summaries, desk.datasets()::load);
        }
        return results;
    }

    private void showResults(String ablation) {
        results().show(ablation);
        rail.show("Results");
    }

    /** Shows a run, or several side by side. */
    void lookAt(List<String> names) {
        rail.show("Runs");
        runsScreen.ifPresent(screen -> screen.show(names));
    }

    /** Runs of another workspace; the lists of runs find them by themselves. */
    void importBundle() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Import a bundle");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Bundle", "*.zip"));
        Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath).ifPresent(file -> {
            status.say("Importing %s\u2026".formatted(file.getFileName()));
            results().take(file, fresh -> {
                status.say("Imported %s: %s".formatted(file.getFileName(),
                        fresh == 0 ? "all of its runs were here already" : Words.count(fresh, "new run")));
                rail.show("Results");
            }, problem -> {
                status.say("");
                Dialogs.problem(stage, "The bundle was not imported", problem);
            });
        });
    }

    private RunsScreen makeRunsScreen() {
        RunsScreen screen = new RunsScreen(runs, desk.service(), desk.background(), desk.datasets(), desk.slurm(), this::design);
        screen.splitPanes().forEach(this::restoreDividers);
        runsScreen = Optional.of(screen);
        return screen;
    }

    /** The frame first: it is there while the screen within it is made. */
    void show() {
        stage.show();
        Startup.reached("first window");
        desk.background().onWindow(() -> rail.show("Design"));
    }

    void showScreen(String name) {
        rail.show(name);
    }

    /** @param link as the guide has it, for example {@code tutorial.md} */
    void showGuide(String link) {
        rail.show("Help");
        guideScreen.orElseThrow().show(link);
    }

    /** Takes a grid to the Ablation screen. @param description of what it is */
    void showAblation(Ablation ablation, String description) {
        rail.show("Ablation");
        ablationScreen.orElseThrow().take(ablation, description);
    }

    private void begin(Path workspace, Consumer<MainWindow> then) {
        if (workspace.equals(desk.workspace().folder().toAbsolutePath().normalize())) {
            then.accept(this);
        } else if (leave()) {
            surroundings.openWorkspace(workspace, then);
        }
    }

    Stage stage() {
        return stage;
    }

    RunsModel runs() {
        return runs;
    }

    void setTheme(String name) {
        desk.preferences().change(now -> now.withTheme(name));
        theme.set(name);
    }

    private void showTitle() {
        stage.setTitle("%s%s \u2013 Tailsplit".formatted(desk.design().changedProperty().get() ? "\u2022 " : "",
                desk.design().configuration().get(Settings.NAME)));
    }

    private void showQueue(Queue queue) {
        status.show(queue);
        if (queue.count(Phase.INTERRUPTED) == 0) {
            notifications.hide();
        }
    }

    /** Runs whose workers died while no window watched them, or because the machine went down. */
    private void offerToResume() {
        runs.loadedProperty().subscribe(loaded -> {
            long interrupted = desk.service().queue().count(Phase.INTERRUPTED);
            if (loaded && interrupted > 0) {
                notifications.setText("%s interrupted: the worker process ended while no window watched it."
                        .formatted(interrupted == 1 ? "One run was" : interrupted + " runs were"));
                notifications.getActions().setAll(new Action("Resume", _ -> {
                    notifications.hide();
                    rail.show("Runs");
                    runsScreen.orElseThrow().resumeInterrupted();
                }));
                notifications.show();
            }
        });
    }

    /** What is being typed into a field counts. */
    private void commitTyping() {
        stage.getScene().getRoot().requestFocus();
    }

    void newExperiment() {
        commitTyping();
        showDesignIf(files.begin(Configuration.defaults()));
    }

    void newSample() {
        commitTyping();
        showDesignIf(files.begin(Desk.sample()));
    }

    private void design(RunItem item) {
        commitTyping();
        showDesignIf(files.begin(item.summary().configuration()));
    }

    @Override
    public void open() {
        commitTyping();
        showDesignIf(files.open());
    }

    void open(Path file) {
        commitTyping();
        showDesignIf(files.open(file));
    }

    private void showDesignIf(boolean begun) {
        if (begun) {
            rail.show("Design");
        }
    }

    @Override
    public void save() {
        commitTyping();
        files.save();
    }

    void saveAs() {
        commitTyping();
        files.saveAs();
    }

    @Override
    public void run() {
        commitTyping();
        Optional<Configuration> ready = desk.design().draft().flatMap(Draft::prepared).map(prepared -> prepared.configuration());
        if (ready.isEmpty()) {
            return;
        }
        Configuration configuration = ready.get();
        String run = desk.workspace().runFolder(configuration).getFileName().toString();
        Optional<RunItem> known = runs.find(run);
        boolean trained = known.flatMap(item -> item.summary().result()).filter(MainWindow::isEnd).isPresent();
        if (trained || known.filter(RunItem::isInSlurm).isPresent()) {
            runs.selectedProperty().set(run);
            rail.show("Runs");
            status.say("This experiment %s: here is its run.".formatted(trained ? "has been trained already" : "is in Slurm already"));
            return;
        }
        CompletableFuture<String> begun = desk.slurm().isChosen() ? desk.slurm().submit(configuration)
                : desk.service().submit(configuration, configuration.getInt(Settings.TRAINING_THREADS));
        begun.whenComplete((name, problem) ->
                desk.background().onWindow(() -> {
                    if (problem != null) {
                        Dialogs.problem(stage, "The run was not started", Background.sentence(problem));
                    } else {
                        runs.selectedProperty().set(name);
                        rail.show("Runs");
                        status.say("");
                    }
                }));
    }

    private static boolean isEnd(RunResult result) {
        return result.state().isOver();
    }

    private void rememberWindow(Scene scene) {
        Preferences remembered = desk.preferences().get();
        stage.setScene(scene);
        stage.setMinWidth(860);
        stage.setMinHeight(560);
        if (remembered.bounds().size() == 4) {
            WindowPlace.restore(stage, remembered.bounds());
        }
        stage.setMaximized(remembered.maximised());
    }

    private void restoreDividers(SplitPane pane) {
        List<Double> positions = desk.preferences().get().dividers().getOrDefault(pane.getId(), List.of());
        if (positions.size() == pane.getDividers().size()) {
            pane.setDividerPositions(positions.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private void keepWindow() {
        boolean maximised = stage.isMaximized();
        desk.preferences().change(now -> now.withWindow(maximised ? now.bounds()
                : List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()), maximised));
        Stream<SplitPane> panes = Stream.concat(designScreen.stream().flatMap(screen -> screen.splitPanes().stream()),
                Stream.concat(ablationScreen.stream().flatMap(screen -> screen.splitPanes().stream()),
                        runsScreen.stream().flatMap(screen -> screen.splitPanes().stream())));
        for (SplitPane pane : panes.toList()) {
            desk.preferences().change(now -> now.withDividers(pane.getId(),
                    Arrays.stream(pane.getDividerPositions()).boxed().toList()));
        }
    }

    void closeRequested() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void close(WindowEvent event) {
        if (leave()) {
            stage.hide();
        } else {
            event.consume();
        }
    }

    /**
     * What is not saved of the experiment is kept for the next window; what is being trained needs an answer.
     *
     * @return whether the window may go
     */
    private boolean leave() {
        commitTyping();
        if (desk.service().queue().active() > 0 && !leaveTraining()) {
            return false;
        }
        keepWindow();
        runsScreen.ifPresent(RunsScreen::close);
        runs.close();
        theme.close();
        if (leaves) {
            desk.keepTraining();
        }
        return true;
    }

    private boolean leaveTraining() {
        long active = desk.service().queue().active();
        ButtonType leave = new ButtonType("Leave training running", ButtonData.YES);
        ButtonType pause = new ButtonType("Pause", ButtonData.OTHER);
        ButtonType stop = new ButtonType("Stop", ButtonData.NO);
        Optional<ButtonType> answer = Dialogs.ask(stage, active == 1 ? "A run is being trained" : active + " runs are being trained",
                "Leave training running: it goes on without the window, the runs that wait too, and the next window finds it. "
                        + "Pause or stop: they end after their current step, with their last checkpoints kept.",
                leave, pause, stop, ButtonType.CANCEL);
        leaves = answer.filter(leave::equals).isPresent();
        try {
            if (answer.filter(pause::equals).isPresent()) {
                desk.service().pauseAll().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } else if (answer.filter(stop::equals).isPresent()) {
                desk.service().stopAll().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            Dialogs.problem(stage, "The runs could not be told", Background.sentence(e.getCause() == null ? e : e.getCause()));
            return false;
        }
        return answer.filter(given -> given != ButtonType.CANCEL).isPresent();
    }
}

package tailsplit.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import tailsplit.dataset.DatasetKind;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.Settings;
import tailsplit.service.Queue;
import tailsplit.workbench.ablation.AblationModel;
import tailsplit.workbench.ablation.AblationScreen;
import tailsplit.workbench.design.DesignScreen;
import tailsplit.workbench.guide.GuideScreen;
import tailsplit.workbench.monitor.RunsModel;
import tailsplit.workbench.monitor.RunsScreen;
import tailsplit.workbench.results.ResultsModel;
import tailsplit.workbench.results.ResultsScreen;
import tailsplit.workbench.shared.Dialogs;
import tailsplit.workbench.shared.Words;
import tailsplit.workbench.slurm.BackendBox;
import tailsplit.workbench.task.Startup;

/** The window: menus above, the rail on the left, a screen, and the status bar below. */
final class MainWindow {
    static final double WIDTH = 1280;
    static final double HEIGHT = 800;

    private final Stage stage;
    private final OpenWorkspace opened;
    private final WindowHost host;
    private final StatusBar status;
    private final WindowLayout layout;
    private final Theme theme;
    private final ExperimentFiles files;
    private final ExperimentStart start;
    private final ResumeOffer resumeOffer;
    private final TrainingQuestion trainingQuestion;
    private final RunsModel runs;
    private final Rail rail;
    private final Rail.Entry<DesignScreen> design;
    private final Rail.Entry<AblationScreen> ablation;
    private final Rail.Entry<RunsScreen> run;
    private final Rail.Entry<ResultsScreen> table;
    private final Rail.Entry<GuideScreen> guide;
    private Optional<ResultsModel> results = Optional.empty();

    /** A window that is left for no other workspace. */
    MainWindow(Stage stage, OpenWorkspace opened) {
        this(stage, opened, NoHost.INSTANCE);
    }

    MainWindow(Stage stage, OpenWorkspace opened, WindowHost host) {
        this.stage = stage;
        this.opened = opened;
        this.host = host;
        runs = new RunsModel(opened.service(), opened.background(), opened.slurm()::runs);
        status = new StatusBar(opened.workspace().folder());
        layout = new WindowLayout(stage, opened.preferences());
        StackPane screens = new StackPane();
        rail = new Rail(screens);
        BorderPane content = new BorderPane(screens);
        content.setLeft(rail);
        content.setBottom(status);
        resumeOffer = new ResumeOffer(content, this::resumeInterrupted);
        trainingQuestion = new TrainingQuestion(stage, opened, screens, status);
        BorderPane root = new BorderPane(resumeOffer.pane());
        root.getStyleClass().add("window");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        theme = new Theme(scene, opened.preferences().get().theme());
        design = rail.add("Design", "M2 3h16v14H2z M5 13v-3h2v3z M9 13V6h2v7z M13 13V8h2v5z", "Ctrl+1", this::makeDesignScreen);
        ablation = rail.add("Ablation", "M2 2h5v5h-5z M8 2h5v5h-5z M14 2h5v5h-5z M2 8h5v5h-5z M8 8h5v5h-5z M14 8h5v5h-5z M2 "
                + "14h5v5h-5z M8 14h5v5h-5z M14 14h5v5h-5z", "Ctrl+2", this::makeAblationScreen);
        run = rail.add("Runs", "M4 2l13 8-13 8z", "Ctrl+3", this::makeRunsScreen);
        table = rail.add("Results", "M2 3h16v3h-16z M2 8h4v4h-4z M8 8h10v4h-10z M2 14h4v4h-4z M8 14h10v4h-10z", "Ctrl+4",
                this::makeResultsScreen);
        rail.addSpace();
        rail.add("Settings", "M8 1h4v3h-4z M8 16h4v3h-4z M1 8h3v4h-3z M16 8h3v4h-3z M10 5a5 5 0 1 0 0.01 0z", "Ctrl+,",
                () -> new PreferencesScreen(opened, this::setTheme));
        guide = rail.add("Help", "M10 1a9 9 0 1 0 0.01 0z M9 14h2v2h-2z M9 5h2v7h-2z", "F1",
                () -> new GuideScreen(opened.background(), host::browse));
        rail.addUnlisted("Welcome", () -> new WelcomeScreen(opened.workspace().folder().toAbsolutePath(), "", this::begin));
        files = new ExperimentFiles(stage, opened, status::say, design::show);
        start = new ExperimentStart(opened, runs, this::showRun,
                problem -> Dialogs.problem(stage, "The run was not started", problem));
        root.setTop(new MainMenu(this, opened, files, new BundleImport(stage, this::results, status::say, table::show)));
        new FileDrop(opened.background(), this::take,
                problem -> Dialogs.problem(stage, "What was dropped was not taken", problem)).on(root);
        stage.setScene(scene);
        stage.setMinWidth(860);
        stage.setMinHeight(560);
        layout.restoreWindow();
        follow();
        stage.setOnCloseRequest(this::close);
    }

    private void follow() {
        opened.service().onChange(queue -> opened.background().onWindow(() -> showQueue(queue)));
        showQueue(opened.service().queue());
        opened.slurm().problemProperty().subscribe(status::say);
        opened.design().configurationProperty().subscribe(_ -> showTitle());
        opened.design().changedProperty().subscribe(_ -> showTitle());
        runs.loadedProperty().subscribe(loaded -> {
            if (loaded) {
                resumeOffer.offer(opened.service().queue());
            }
        });
    }

    private DesignScreen makeDesignScreen() {
        DesignScreen screen = new DesignScreen(opened.design(), opened.datasets(), opened.background(), new BackendBox(opened.backends()),
                new DesignScreen.Actions(files::open, files::save, this::run, this::showGuide));
        screen.setMeasured(runs.summaries());
        runs.items().subscribe(() -> screen.setMeasured(runs.summaries()));
        layout.restoreDividers(screen.splitPanes());
        return screen;
    }

    private AblationScreen makeAblationScreen() {
        AblationModel model = new AblationModel(opened.design().configuration(), opened.datasets(), opened.workspace(),
                opened.backends(), opened.background(), runs::summaries, () -> opened.preferences().get().sharing());
        AblationScreen screen = new AblationScreen(model, opened.background(), new BackendBox(opened.backends()),
                opened.design()::configuration, this::showResults);
        runs.items().subscribe(model::refresh);
        layout.restoreDividers(screen.splitPanes());
        return screen;
    }

    private RunsScreen makeRunsScreen() {
        RunsScreen screen = new RunsScreen(runs, opened.service(), opened.background(), opened.datasets(), opened.slurm(),
                item -> files.begin(item.summary().configuration()), this::showGuide);
        layout.restoreDividers(screen.splitPanes());
        return screen;
    }

    private ResultsScreen makeResultsScreen() {
        ResultsModel model = results();
        runs.items().subscribe(model::refresh);
        return new ResultsScreen(model, opened.background(), each -> showRuns(List.of(each)), this::showRuns);
    }

    private ResultsModel results() {
        ResultsModel model = results.orElseGet(() ->
                new ResultsModel(opened.workspace(), opened.background(), runs::summaries, opened.datasets()::load));
        results = Optional.of(model);
        return model;
    }

    /** The frame first: it is there while the screen within it is made. */
    void show() {
        stage.show();
        Startup.reached("first window");
        opened.background().onWindow(design::show);
    }

    /** @param name as the rail has it */
    void showScreen(String name) {
        rail.show(name);
    }

    /** @param link as the guide has it, for example {@code tutorial.md} */
    void showGuide(String link) {
        guide.show().show(link);
    }

    /**
     * Takes a grid to the Ablation screen.
     *
     * @param description of what it is
     */
    void showAblation(Ablation grid, String description) {
        ablation.show().take(grid, description);
    }

    /** Shows a run, or several side by side. */
    void showRuns(List<String> names) {
        run.show().show(names);
    }

    private void take(Dropped dropped) {
        switch (dropped) {
            case Dropped.Data(DatasetKind kind, Path path) -> {
                opened.design().change(now -> now.with(Settings.DATASET_NAME, kind).with(Settings.DATASET_PATH, Optional.of(path)));
                design.show();
                status.say("The experiment is on %s now. Undo takes it back.".formatted(Words.place(path)));
            }
        }
    }

    private void showRun(String name, String news) {
        runs.selectedProperty().set(name);
        run.show();
        status.say(news);
    }

    private void showResults(String ablationName) {
        results().show(ablationName);
        table.show();
    }

    private void resumeInterrupted() {
        run.show().resumeInterrupted();
    }

    private void begin(Path workspace, Consumer<MainWindow> then) {
        if (workspace.equals(opened.workspace().folder().toAbsolutePath().normalize())) {
            then.accept(this);
        } else {
            leave(() -> host.openWorkspace(workspace, then));
        }
    }

    Stage stage() {
        return stage;
    }

    RunsModel runs() {
        return runs;
    }

    /** The experiment's file: new, open and save. */
    ExperimentFiles files() {
        return files;
    }

    /** Trains the experiment that is designed. */
    void run() {
        Typing.commit(stage);
        start.start();
    }

    /** @param name {@code system}, {@code light} or {@code dark} */
    void setTheme(String name) {
        opened.preferences().change(now -> now.withTheme(name));
        theme.set(name);
    }

    private void showTitle() {
        stage.setTitle("%s%s \u2013 Tailsplit".formatted(opened.design().changedProperty().get() ? "\u2022 " : "",
                opened.design().configuration().get(Settings.NAME)));
    }

    private void showQueue(Queue queue) {
        status.show(queue);
        resumeOffer.changed(queue);
    }

    void closeRequested() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void close(WindowEvent event) {
        event.consume(); // it goes when all is told
        leave(stage::hide);
    }

    /**
     * What is not saved of the experiment is kept for the next window; what is being trained needs an answer.
     *
     * @param gone what to do when the window may go
     */
    private void leave(Runnable gone) {
        Typing.commit(stage);
        trainingQuestion.ask(() -> {
            layout.keep();
            run.made().ifPresent(RunsScreen::close);
            runs.close();
            theme.close();
            gone.run();
        });
    }
}

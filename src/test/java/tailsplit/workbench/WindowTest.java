package tailsplit.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tailsplit.clustering.MovingCentre;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Settings;
import tailsplit.gpu.GpuReport;
import tailsplit.imbalance.Profile;
import tailsplit.metric.Accuracy;
import tailsplit.results.ResultTable;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.service.QueuedRun;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.splitting.SubclassNumbers.Listed;
import tailsplit.user.UserFolders;
import tailsplit.workbench.chart.ChartView;
import tailsplit.workbench.chart.LineFigure;
import tailsplit.workbench.chart.PointFigure;
import tailsplit.workbench.chart.ScatterFigure;
import tailsplit.workbench.monitor.RunItem;
import tailsplit.workbench.subclasses.SubclassEdits;
import tailsplit.workbench.task.FxThread;

/** The real window with real worker processes, used as a person does. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SMALL = """
            name: Small
            dataset: {name: shapes10}
            imbalance: {factor: 0.1, max: 60}
            splitting: {method: cws, subclasses: [5, 3, 2, 2, 1, 1, 1, 1, 1, 1]}
            network: {name: resnet8}
            training: {epochs: 60, batch: 32, threads: 1}
            projection: {images: 100, featuresEvery: 1}
            """;

    @TempDir
    private static Path folder;

    private static int windows;

    private Path workspace;
    private Stage stage;
    private OpenWorkspace opened;
    private MainWindow window;

    @Start
    void start(Stage primary) {
        stage = primary;
        stage.setX(0);
        stage.setY(0);
        workspace = folder.resolve("workspace " + windows++);
        open();
    }

    private void open() {
        opened = new OpenWorkspace(workspace, UserFolders.standard().datasets(),
                new PreferencesStore(workspace.resolveSibling(workspace.getFileName() + ".json")), FxThread.LATER);
        window = new MainWindow(stage, opened);
        stage.setWidth(1000);
        stage.setHeight(900);
        window.show();
    }

    @BeforeEach
    void waitForTheData() throws Exception {
        await(() -> opened.design().draft().isPresent());
        await(() -> onWindow(() -> stage.getScene().lookup("#imbalance-chart") instanceof Region chart && chart.getWidth() > 0));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() throws Exception {
        for (QueuedRun run : opened.service().queue().runs()) {
            opened.service().kill(run.run()).join();
        }
        await(() -> opened.service().queue().active() == 0);
        onWindow(() -> {
            stage.hide();
            opened.close();
            return null;
        });
    }

    @Test
    void theFirstStartShowsTheSampleReadyToRun(FxRobot robot) {
        assertEquals("Quickstart", opened.design().configuration().get(Settings.NAME));
        assertEquals(SampleExperiment.read(), opened.design().configuration());
        assertFalse(opened.design().changedProperty().get());
        assertFalse(robot.lookup("#run").query().isDisabled());
        assertTrue(text(robot, "#summary").startsWith("ResNet-8 learns 18 subclasses of 10 classes"), text(robot, "#summary"));
    }

    @Test
    void theSettingsSayWhatGpuThereIsAndOfferOnlyWhatWouldHelp(FxRobot robot) throws Exception {
        onWindow(() -> {
            window.showScreen("Settings");
            return null;
        });
        await(() -> opened.gpu().stateProperty().get().report().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        GpuReport report = opened.gpu().stateProperty().get().report().orElseThrow();
        assertEquals(report.found(), text(robot, "#gpu-found"));
        assertEquals(report.used(), text(robot, "#gpu-used"));
        assertEquals(report.installable() && report.missing().isPresent(), robot.lookup("#gpu-download").query().isVisible());
        assertTrue(robot.lookup("#gpu-again").query().isVisible());
        assertFalse(robot.lookup("#gpu-cancel").query().getParent().isVisible());
    }

    @Test
    void aBarIsDraggedAndUndone(FxRobot robot) throws Exception {
        Node chart = robot.lookup("#imbalance-chart").query();
        int before = opened.design().draft().orElseThrow().counts()[5];
        Bounds bounds = chart.localToScreen(chart.getBoundsInLocal());
        double slot = (bounds.getWidth() - 58) / 10;
        Point2D bar = new Point2D(bounds.getMinX() + 48 + 5.5 * slot, bounds.getMaxY() - 40);
        robot.drag(bar, MouseButton.PRIMARY).moveTo(bar.subtract(0, 30)).moveTo(bar.subtract(0, 60)).drop();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Profile.CUSTOM, opened.design().configuration().get(Settings.IMBALANCE_PROFILE));
        int dragged = opened.design().draft().orElseThrow().counts()[5];
        assertTrue(dragged != before, "the count is still " + before);
        robot.press(KeyCode.UP).release(KeyCode.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(dragged + Math.max(1, dragged / 100), opened.design().draft().orElseThrow().counts()[5]);
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Profile.EXPONENTIAL, opened.design().configuration().get(Settings.IMBALANCE_PROFILE));
        assertEquals(before, opened.design().draft().orElseThrow().counts()[5]);
    }

    @Test
    void aProfileAndAFactorAreChosen(FxRobot robot) {
        robot.clickOn("#profile-step");
        robot.doubleClickOn("#imbalance-factor").push(KeyCode.CONTROL, KeyCode.A).write("0.5").push(KeyCode.ENTER);
        assertEquals(250, opened.design().draft().orElseThrow().figures().smallest());
        assertEquals(500, opened.design().draft().orElseThrow().figures().largest());
    }

    @Test
    void whatIsNotAllowedStaysMarkedAndSaysWhatIs(FxRobot robot) {
        robot.clickOn("#splitting-attenuation").push(KeyCode.CONTROL, KeyCode.A).write("2").push(KeyCode.ENTER);
        assertEquals(0.99, opened.design().configuration().get(MovingCentre.ATTENUATION));
        Label problem = robot.lookup(".danger").lookup((Label label) -> label.isVisible()).queryAs(Label.class);
        assertEquals("Allowed: a number above 0 and below 1", problem.getText());
    }

    @Test
    void subclassesAreSetWithTheKeyboardAndByAPlanOfThePaper(FxRobot robot) {
        robot.clickOn(robot.from(robot.lookup("#subclass-table")).lookup("disc").<Node>query()).push(KeyCode.ADD);
        assertEquals(new Listed(List.of(6, 3, 2, 2, 1, 1, 1, 1, 1, 1)), opened.design().configuration().get(Settings.SPLITTING_SUBCLASSES));
        robot.clickOn("#paper-plans").clickOn("Table 3, plan 2: 10, 8, 6, 5, 3, 2, 2, 1, 1, 1");
        assertEquals(39, opened.design().draft().orElseThrow().plan().pseudoClasses());
    }

    @Test
    void whatThePlanAmountsToFollowsTheBarsAndLeadsToTheGuide(FxRobot robot) throws Exception {
        String first = text(robot, "#shift-sentence");
        assertTrue(first.startsWith("This plan takes up to 1.61 off the score of disc and nothing off corner"), first);
        assertTrue(robot.lookup("#shift-chart").query().isVisible());
        robot.clickOn("#paper-plans").clickOn("Table 3, plan 2: 10, 8, 6, 5, 3, 2, 2, 1, 1, 1");
        String second = text(robot, "#shift-sentence");
        assertTrue(second.startsWith("This plan takes up to 2.30 off the score of disc"), second);
        Node bars = robot.lookup("#imbalance-chart").query();
        Bounds bounds = bars.localToScreen(bars.getBoundsInLocal());
        Point2D last = new Point2D(bounds.getMaxX() - 10 - (bounds.getWidth() - 58) / 20, bounds.getMaxY() - 30);
        robot.drag(last, MouseButton.PRIMARY).moveTo(last.subtract(0, 60));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(text(robot, "#shift-sentence").equals(second), second);
        robot.drop().push(KeyCode.CONTROL, KeyCode.Z);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(second, text(robot, "#shift-sentence"));
        robot.clickOn("#shift-help").clickOn("More in the guide");
        await(() -> onWindow(() -> robot.lookup("#guide-page").tryQuery().isPresent()));
        onWindow(() -> {
            window.showScreen("Design");
            opened.design().set(Settings.SPLITTING_METHOD, SplittingMethod.NONE);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(robot.lookup("#shift-sentence").query().getParent().getParent().isVisible());
    }

    @Test
    void theDiagramFollowsTheSwitches(FxRobot robot) throws Exception {
        Node diagram = robot.lookup("#pipeline").query();
        assertTrue(diagram.getAccessibleText().contains("Rings around the moving centre"), diagram.getAccessibleText());
        robot.clickOn("#splitting-clustering").clickOn("k-means");
        assertTrue(diagram.getAccessibleText().contains("Online k-means"), diagram.getAccessibleText());
        assertTrue(robot.from(diagram).lookup((Text text) -> text.getText().startsWith("Online k-means")).tryQuery().isPresent());
        onWindow(() -> {
            opened.design().set(Settings.SPLITTING_METHOD, SplittingMethod.NONE);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(diagram.getAccessibleText().contains("Clustering"), diagram.getAccessibleText());
    }

    @Test
    void subclassNumbersCanBeLeftToTheRuns(FxRobot robot) {
        robot.clickOn("#suggest").clickOn("Every run: merged and split in training");
        assertEquals(Automatic.ADAPTIVE, opened.design().configuration().get(Settings.SPLITTING_SUBCLASSES));
        assertTrue(robot.lookup((Label label) -> String.valueOf(label.getText())
                .endsWith("pseudo-classes at first, then merged and split")).tryQuery().isPresent());
        assertTrue(robot.lookup("#splitting-adaptAt").query().isVisible());
    }

    @Test
    void numbersOfSubclassesAreFoundExplainedAndApplied(FxRobot robot) throws Exception {
        design(SMALL.replace("max: 60", "max: 100"));
        await(() -> opened.design().draft().isPresent());
        Configuration before = opened.design().configuration();
        robot.clickOn("#suggest").clickOn("Find the numbers\u2026");
        await(() -> robot.lookup("#suggest-table").tryQuery().isPresent());
        TableView<?> table = robot.lookup("#suggest-table").query();
        robot.clickOn("#suggest-size").push(KeyCode.CONTROL, KeyCode.A).write("50");
        await(() -> onWindow(() -> table.getItems().getFirst().toString().contains("100 images are 2 subclasses of about 50")));
        robot.clickOn("#suggest-way").clickOn("Modes of each class");
        assertTrue(robot.lookup("#suggest-apply").query().isDisabled());
        robot.clickOn("#suggest-epochs").push(KeyCode.CONTROL, KeyCode.A).write("1000").clickOn("#suggest-find");
        await(() -> onWindow(() -> robot.lookup("#suggest-cancel").query().isVisible()));
        robot.clickOn("#suggest-cancel");
        await(() -> onWindow(() -> !robot.lookup("#suggest-find").query().isDisabled()));
        assertTrue(table.getItems().isEmpty());
        robot.clickOn("#suggest-epochs").push(KeyCode.CONTROL, KeyCode.A).write("2").push(KeyCode.ENTER);
        await(() -> onWindow(() -> table.getItems().size() == 10));
        await(() -> onWindow(() -> figure(robot, "#suggest-chart") instanceof PointFigure curve && curve.places().size() == 5));
        assertTrue(table.getItems().getFirst().toString().contains("BIC is lowest at "), table.getItems().getFirst()::toString);
        assertEquals(before, opened.design().configuration(), "nothing is changed until it is applied");
        robot.clickOn("#suggest-apply");
        await(() -> onWindow(() -> !opened.design().configuration().equals(before)));
        assertEquals(10, ((Listed) opened.design().configuration().get(Settings.SPLITTING_SUBCLASSES)).numbers().size());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> onWindow(() -> opened.design().configuration().equals(before)));
    }

    @Test
    void aRunIsWatchedPausedResumedAndStopped(FxRobot robot) throws Exception {
        design(SMALL);
        robot.clickOn("#run");
        await(() -> figure(robot, "#loss-chart") instanceof LineFigure curves && curves.epochs().length >= 2);
        await(() -> figure(robot, "#projection-chart") instanceof ScatterFigure);
        Path run = workspace.resolve("runs").resolve(opened.service().queue().runs().getFirst().run());
        assertEquals(new RunFolder(run).projections().points(1).size(), ((ScatterFigure) figure(robot, "#projection-chart")).xs().length);
        robot.clickOn("#pause");
        await(() -> phase() == RunState.PAUSED);
        await(() -> robot.lookup("#resume").query().isVisible());
        int epochs = curves(robot);
        robot.clickOn("#resume");
        await(() -> curves(robot) > epochs + 1);
        robot.clickOn("#stop");
        await(() -> phase() == RunState.STOPPED);
        robot.clickOn("#umap");
        await(() -> text(robot, "#umap").equals("PCA"));
        assertTrue(robot.lookup("#projection-epoch").queryAs(Slider.class).getMax() >= 2);
    }

    @Test
    void aKilledWorkerIsSaidAndItsRunResumed(FxRobot robot) throws Exception {
        design(SMALL);
        robot.clickOn("#run");
        await(() -> curves(robot) >= 1);
        QueuedRun run = opened.service().queue().runs().getFirst();
        ProcessHandle.of(run.worker().orElseThrow().pid()).orElseThrow().destroyForcibly();
        await(() -> text(robot, "#run-reason").contains("was killed"));
        int epochs = curves(robot);
        robot.clickOn("#resume");
        await(() -> curves(robot) > epochs);
    }

    @Test
    void whatIsNotSavedAndWhatTrainsIsFoundByTheNextWindow(FxRobot robot) throws Exception {
        design(SMALL);
        robot.clickOn("#run");
        await(() -> curves(robot) >= 1);
        long worker = opened.service().queue().runs().getFirst().worker().orElseThrow().pid();
        onWindow(() -> {
            opened.design().set(Settings.NAME, "Not saved");
            stage.hide();
            opened.close();
            open();
            return null;
        });
        await(() -> opened.design().draft().isPresent());
        assertEquals("Not saved", opened.design().configuration().get(Settings.NAME));
        assertTrue(opened.design().changedProperty().get());
        assertEquals(worker, opened.service().queue().runs().getFirst().worker().orElseThrow().pid());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        await(() -> curves(robot) >= 2);
    }

    @Test
    void closingAsksWhatIsToBecomeOfTheTraining(FxRobot robot) throws Exception {
        design(SMALL.replace("epochs: 60", "epochs: 600")); // longer than the questions take
        robot.clickOn("#run");
        await(() -> phase() == RunState.RUNNING);
        FxThread.LATER.execute(window::closeRequested);
        answer(robot, "Cancel");
        assertTrue(stage.isShowing());
        FxThread.LATER.execute(window::closeRequested);
        answer(robot, "Pause");
        await(() -> phase() == RunState.PAUSED && !stage.isShowing());
    }

    @Test
    void theWindowAnswersWhileTheRunsAreTold(FxRobot robot) throws Exception {
        design(SMALL.replace("epochs: 60", "epochs: 600"));
        robot.clickOn("#run");
        await(() -> phase() == RunState.RUNNING);
        CountDownLatch slowDisk = new CountDownLatch(1);
        opened.service().onChange(_ -> waitFor(slowDisk));
        try {
            FxThread.LATER.execute(window::closeRequested);
            answer(robot, "Pause");
            await(() -> text(robot, "#news").startsWith("Pausing the runs"));
            assertTrue(stage.isShowing());
        } finally {
            slowDisk.countDown();
        }
        await(() -> phase() == RunState.PAUSED && !stage.isShowing());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsTypedCountsWhenAShortcutRuns(FxRobot robot) throws Exception {
        design(SMALL);
        robot.clickOn("#splitting-attenuation").push(KeyCode.CONTROL, KeyCode.A).write("0.77").push(KeyCode.CONTROL, KeyCode.R);
        await(() -> opened.service().queue().runs().size() == 1);
        Path run = workspace.resolve("runs").resolve(opened.service().queue().runs().getFirst().run());
        assertEquals(0.77, ConfigurationFile.read(new RunFolder(run).configuration()).get(MovingCentre.ATTENUATION));
    }

    @Test
    void anUnsavedExperimentOnOtherImagesIsThereAgain(FxRobot robot) throws Exception {
        onWindow(() -> {
            opened.design().change(now -> now.with(Settings.DATASET_NAME, Datasets.named("shapes100")));
            return null;
        });
        await(() -> opened.design().draft().filter(draft -> draft.classes() == 100).isPresent());
        Configuration designed = onWindow(() -> {
            opened.design().change(now -> SubclassEdits.fill(now, opened.design().draft().orElseThrow().plan(), List.of(7), 9));
            stage.hide();
            opened.close();
            Configuration kept = opened.design().configuration();
            open();
            return kept;
        });
        assertEquals(designed, opened.design().configuration());
        assertEquals(9, ((Listed) opened.design().configuration().get(Settings.SPLITTING_SUBCLASSES)).numbers().get(7));
    }

    @Test
    void whatIsLeftOutOfADataSetIsSaid(FxRobot robot) throws Exception {
        Path images = folder.resolve("images");
        for (String image : List.of("cat/1", "cat/2", "dog/1", "dog/2")) {
            Path file = images.resolve(image);
            Files.createDirectories(file.getParent());
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        }
        Files.writeString(images.resolve("cat/notes.txt"), "no image");
        assertFalse(robot.lookup("#dataset-notice").query().isVisible());
        onWindow(() -> {
            opened.design().change(now -> now.with(Settings.DATASET_NAME, Datasets.named("folder"))
                    .with(Settings.DATASET_PATH, Optional.of(images)));
            return null;
        });
        await(() -> opened.design().draft().filter(draft -> draft.classes() == 2).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("#dataset-notice").query().isVisible());
        assertEquals("""
                images: left out 1 file without an image (.txt 1).
                There is no test part: 2 of 4 images are kept for testing (dataset.testFraction).""",
                text(robot, "#dataset-notice .label"));
    }

    @Test
    void aFileWrittenByHandIsOpenedAndABadOneSaysWhere(FxRobot robot) throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), SMALL);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "training: {epoch: 3}\n");
        onWindow(() -> {
            window.files().open(good);
            return null;
        });
        Configuration expected = ConfigurationFile.read(good);
        assertEquals(expected, opened.design().configuration());
        onWindow(() -> {
            window.files().open(bad);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup(".dialog-pane .label").queryAllAs(Label.class).stream().anyMatch(label ->
                label.getText().contains("bad.yaml") && label.getText().contains("training.epochs")));
        robot.push(KeyCode.ENTER);
        assertEquals(expected, opened.design().configuration());
    }

    @Test
    void everyScreenIsReachedByTheKeyboardInLightAndDark(FxRobot robot) throws Exception {
        for (String theme : List.of("dark", "light")) {
            onWindow(() -> {
                window.setTheme(theme);
                return null;
            });
            for (KeyCode key : List.of(KeyCode.DIGIT3, KeyCode.COMMA, KeyCode.DIGIT1)) {
                robot.push(KeyCode.CONTROL, key);
                WaitForAsyncUtils.waitForFxEvents();
            }
            assertTrue(stage.getScene().getRoot().getStyleClass().contains(theme));
            assertTrue(robot.lookup("#imbalance-chart").query().isVisible());
        }
    }

    @Test
    void anAblationIsTrainedAndItsTableOpensTheRuns(FxRobot robot) throws Exception {
        onWindow(() -> {
            opened.design().begin(ConfigurationFile.readText(SMALL.replace("epochs: 60", "epochs: 1"), "small.yaml",
                    folder), Optional.empty());
            window.showScreen("Ablation");
            return null;
        });
        robot.clickOn("From the design");
        robot.clickOn("#add-axis").clickOn("Training seed");
        robot.clickOn("#axis-training-seed");
        robot.push(KeyCode.CONTROL, KeyCode.A).write("0, one").push(KeyCode.ENTER);
        assertTrue(robot.lookup("Training.seed: found \"one\"; allowed: a whole number from 0 to 9007199254740992").tryQuery().isPresent());
        robot.clickOn("#axis-training-seed");
        robot.push(KeyCode.CONTROL, KeyCode.A).write("0, 1").push(KeyCode.ENTER);
        await(() -> onWindow(() -> text(robot, "#ablation-summary").startsWith("4 runs.")));
        robot.clickOn("#run-ablation");
        await(() -> opened.service().queue().count(RunState.FINISHED) == 4);
        TableView<?> table = robot.lookup("#results-table").query();
        await(() -> onWindow(() -> table.getItems().size() == 1
                && ((ResultTable.Row) table.getItems().getFirst()).cells().subList(0, 2).stream()
                .allMatch(cell -> cell.text().endsWith("(2)"))));
        WaitForAsyncUtils.waitForFxEvents();
        ResultTable.Row row = (ResultTable.Row) table.getItems().getFirst();
        List<Double> baselines = window.runs().summaries().stream()
                .filter(run -> run.configuration().get(Settings.SPLITTING_METHOD) == SplittingMethod.NONE)
                .map(run -> 100 * run.result().orElseThrow().last().orElseThrow().scores().of(Accuracy.METRIC)).toList();
        assertEquals((baselines.get(0) + baselines.get(1)) / 2, row.cells().getFirst().value(), 1e-9);
        assertEquals(Set.of("1"), opened.service().queue().runs().stream().map(run -> String.valueOf(run.threads()))
                .collect(Collectors.toSet()));
        robot.clickOn(row.cells().get(1).text());
        robot.clickOn((Label label) -> String.valueOf(label.getText()).startsWith("Seed 1, selection seed 0: finished, "));
        await(() -> onWindow(() -> window.runs().find(window.runs().selectedProperty().get())
                .filter(item -> item.summary().configuration().get(Settings.TRAINING_SEED) == 1
                        && item.summary().configuration().get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS).isPresent()));
    }

    @Test
    void aFinishedRunIsEvaluatedAgain(FxRobot robot) throws Exception {
        design(SMALL.replace("epochs: 60", "epochs: 2"));
        robot.clickOn("#run");
        await(() -> opened.service().queue().count(RunState.FINISHED) == 1);
        RunFolder run = new RunFolder(workspace.resolve("runs").resolve(opened.service().queue().runs().getFirst().run()));
        robot.clickOn("#rail-runs");
        await(() -> robot.lookup("#evaluate-run").tryQuery().filter(button -> !button.isDisabled()).isPresent());
        robot.clickOn("#evaluate-run");
        await(() -> robot.lookup("#evaluate").tryQuery().filter(button -> !button.isDisabled()).isPresent());
        robot.clickOn("#evaluate");
        TableView<?> table = robot.lookup("#evaluations").query();
        await(() -> onWindow(() -> table.getItems().size() == 8 * 7)); // what decides, adjustments
        EvaluationRecord trained = (EvaluationRecord) table.getItems().getFirst();
        assertEquals(run.result().orElseThrow().last().orElseThrow().scores().of(Accuracy.METRIC), trained.scores().of(Accuracy.METRIC));
        robot.clickOn("Test images").clickOn("Validation images").clickOn("#evaluate");
        await(() -> onWindow(() -> text(robot, "#evaluation-problem").contains("shapes10 has no validation part")));
        answer(robot, "Close");
    }

    @Test
    void runsSelectedTogetherAreCompared(FxRobot robot) throws Exception {
        MadeUpRuns.big(opened.workspace(), 10, 5, 20);
        MadeUpRuns.many(opened.workspace(), 2);
        onWindow(() -> {
            window.showScreen("Runs");
            return null;
        });
        await(() -> onWindow(() -> window.runs().items().size() == 3));
        await(() -> robot.lookup("10 classes, 5 epochs").tryQuery().isPresent() && robot.lookup("Run 0").tryQuery().isPresent());
        robot.clickOn(name(0));
        robot.press(KeyCode.SHIFT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.SHIFT);
        await(() -> onWindow(() -> text(robot, "#compare-title").equals("Comparison of 2 runs")));
        robot.press(KeyCode.SHIFT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.SHIFT);
        await(() -> onWindow(() -> text(robot, "#compare-title").equals("Comparison of 3 runs")));
        TableView<?> table = robot.lookup("#compare-table").query();
        assertTrue(onWindow(() -> table.getItems().stream().anyMatch(line -> line.toString().contains("raining seed"))),
                table.getItems()::toString);
        assertInstanceOf(LineFigure.class, ((ChartView) robot.lookup("#compare-curves").query()).figure());
        robot.clickOn("#run-list").push(KeyCode.HOME);
        await(() -> onWindow(() -> text(robot, "#run-title").equals(name(0)) && !comparison(robot).isVisible()));
        robot.press(KeyCode.SHIFT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.SHIFT);
        await(() -> onWindow(() -> comparison(robot).isVisible()));
    }

    @Test
    void whatTheSplitDoesIsSaidAndExplained(FxRobot robot) throws Exception {
        MadeUpRuns.many(opened.workspace(), 1);
        MadeUpRuns.big(opened.workspace(), 10, 5, 20);
        onWindow(() -> {
            window.showScreen("Runs");
            return null;
        });
        await(() -> onWindow(() -> window.runs().items().size() == 2));
        for (String each : List.of("Run 0", "10 classes, 5 epochs")) {
            await(() -> onWindow(() -> select(each))); // what was read while it was written is read again
        }
        await(() -> figure(robot, "#split-chart") instanceof LineFigure);
        LineFigure shift = (LineFigure) figure(robot, "#split-chart");
        assertEquals("plan of class 0", shift.series().getFirst().name());
        assertTrue(robot.lookup("#split-chart").query().getAccessibleText().contains("plan of class 0 1.609"));
        Node sentences = robot.lookup("#split-sentences").query();
        assertTrue(robot.from(sentences).lookup((Node node) -> String.valueOf(node.getAccessibleText())
                .startsWith("Together the shifts amount to a logit adjustment of")).tryQuery().isPresent());
        below(robot, "Dead hidden units");
        assertEquals("Dead hidden units of the label mapper", ((LineFigure) figure(robot, "#subclass-chart")).title());
        below(robot, "What the split does");
        robot.clickOn(robot.from(sentences).lookup((Hyperlink link) -> link.getText().equals("shift")).<Node>query());
        await(() -> onWindow(() -> robot.from(robot.lookup("#guide-page")).lookup((Text text) -> text.getText().equals("The shift"))
                .tryQuery().isPresent()));
    }

    private static void below(FxRobot robot, String shown) {
        onWindow(() -> {
            @SuppressWarnings("unchecked") // the box of names
            ComboBox<String> box = robot.lookup("#lower-chooser").queryAs(ComboBox.class);
            box.setValue(shown);
            return null;
        });
    }

    private String name(int item) {
        return window.runs().items().get(item).summary().configuration().get(Settings.NAME);
    }

    private static Node comparison(FxRobot robot) {
        return robot.lookup("#compare-title").query().getParent().getParent();
    }

    /** Presses a button of the question that is asked, once it is there. */
    private void answer(FxRobot robot, String button) throws InterruptedException {
        await(() -> robot.lookup(".dialog-pane").tryQuery().isPresent()
                && robot.from(robot.lookup(".dialog-pane")).lookup((Button each) -> each.getText().equals(button)).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(robot.from(robot.lookup(".dialog-pane")).lookup((Button each) -> each.getText().equals(button)).queryButton());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void design(String yaml) throws Exception {
        onWindow(() -> {
            opened.design().begin(ConfigurationFile.readText(yaml, "test", folder), Optional.empty());
            return null;
        });
    }

    private RunState phase() {
        return opened.service().queue().runs().getFirst().state();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private static Object figure(FxRobot robot, String query) {
        return robot.lookup(query).tryQueryAs(ChartView.class).map(ChartView::figure).orElse(null);
    }

    /** Epochs that the loss chart shows. */
    private static int curves(FxRobot robot) {
        return figure(robot, "#loss-chart") instanceof LineFigure curves ? curves.epochs().length : 0;
    }

    private static <T> T onWindow(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), () -> "not reached; the queue is " + opened.service().queue());
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Whether there is a run of that name that can be read. */
    private boolean select(String name) {
        Optional<RunItem> named = window.runs().items().stream().filter(item -> item.summary().problem().isEmpty()
                && item.summary().configuration().get(Settings.NAME).equals(name)).findFirst();
        named.ifPresent(item -> window.runs().selectedProperty().set(item.run()));
        return named.isPresent();
    }
}

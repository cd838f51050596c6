package tailsplit.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tailsplit.experiment.Workspace;
import tailsplit.file.ExclusiveLock;
import tailsplit.service.Capacity;
import tailsplit.service.TrainingService;

/** The first start and the next ones, and the guide, in the real window. */
@ExtendWith(ApplicationExtension.class)
class WelcomeTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static int starts;

    private final List<String> browsed = new ArrayList<>();
    private Path home;
    private Path standard;
    private Stage stage;
    private Session session;

    @Start
    void start(Stage primary) {
        stage = primary;
        stage.setX(0);
        stage.setY(0);
        home = folder.resolve("h\u00F6me " + starts++);
        standard = home.resolve("tailsplit");
        begin(Optional.empty());
        stage.setWidth(1000);
        stage.setHeight(900);
    }

    private void begin(Optional<Path> experiment) {
        session = new Session(stage, () -> new PreferencesStore(home.resolve("preferences.json")), home.resolve("data"), browsed::add);
        session.start(Optional.empty(), standard, experiment);
    }

    @AfterEach
    void close() {
        onWindow(() -> {
            stage.hide();
            session.close();
            return null;
        });
    }

    @Test
    void nothingIsWrittenBeforeAWayIsChosen(FxRobot robot) {
        assertTrue(robot.lookup("#welcome-sample").query().isVisible());
        assertEquals(standard.toString(), robot.lookup("#welcome-workspace").queryAs(TextField.class).getText());
        assertFalse(Files.exists(home));
    }

    @Test
    void enterTriesTheSampleAndTheNextStartGoesStraightToWork(FxRobot robot) throws Exception {
        robot.push(KeyCode.ENTER);
        await(() -> isShown(robot, "#imbalance-chart"));
        await(() -> stage.getTitle().startsWith("Quickstart"));
        await(() -> robot.lookup("#run").tryQuery().filter(run -> !run.isDisabled()).isPresent());
        assertTrue(Files.isDirectory(standard.resolve("runs")));
        restart(Optional.empty());
        await(() -> isShown(robot, "#imbalance-chart"));
        assertTrue(robot.lookup("#welcome-sample").tryQuery().isEmpty());
    }

    @Test
    void aTableOfThePaperOpensInTheWorkspaceThatIsChosen(FxRobot robot) throws Exception {
        Path chosen = home.resolve("other place");
        robot.clickOn("#welcome-workspace").push(KeyCode.CONTROL, KeyCode.A).write(chosen.toString());
        robot.clickOn("#welcome-paper").clickOn("Table 3").clickOn("Quick, on an embedded sample");
        await(() -> isShown(robot, "#ablation-summary") && text(robot, "#ablation-summary").startsWith("48 runs."));
        assertTrue(Files.isDirectory(chosen.resolve("runs")));
        assertFalse(Files.exists(standard));
    }

    @Test
    void anExperimentThatIsGivenOpensWithoutAWelcome(FxRobot robot) throws Exception {
        Path file = Files.writeString(Files.createDirectories(home).resolve("mine.yaml"), "name: Mine\n");
        restart(Optional.of(file));
        await(() -> stage.getTitle().startsWith("Mine"));
        await(() -> isShown(robot, "#imbalance-chart"));
    }

    @Test
    void aWorkspaceThatCannotBeOpenedIsSaidAndAnotherChosen(FxRobot robot) throws Exception {
        try (TrainingService other = TrainingService.open(new Workspace(standard), home.resolve("data"), new Capacity(1, 1))) {
            robot.clickOn("#welcome-sample");
            await(() -> text(robot, "#welcome-problem").contains("is open already"));
            robot.clickOn("#welcome-workspace").push(KeyCode.CONTROL, KeyCode.A).write("no full path");
            robot.clickOn("#welcome-open-workspace");
            await(() -> text(robot, "#welcome-problem")
                    .startsWith("Workspace: found \"no full path\"; allowed: the full path of a folder"));
            robot.clickOn("#welcome-workspace").push(KeyCode.CONTROL, KeyCode.A).write(home.resolve("free").toString());
            robot.clickOn("#welcome-open-workspace");
            await(() -> isShown(robot, "#imbalance-chart"));
            assertTrue(Files.isDirectory(other.workspace().folder()));
        }
    }

    @Test
    void aQueueThatIsTrainedWithoutAWindowIsWaitedForInSight(FxRobot robot) throws Exception {
        Files.createDirectories(standard);
        try (ExclusiveLock _ = ExclusiveLock.tryAcquire(standard.resolve(".lock")).orElseThrow()) {
            Files.createFile(standard.resolve(".keeper"));
            robot.clickOn("#welcome-sample");
            await(() -> isShown(robot, "#opening"));
        }
        await(() -> isShown(robot, "#imbalance-chart"));
    }

    @Test
    void theWelcomeComesBackAndChangesTheWorkspace(FxRobot robot) throws Exception {
        robot.push(KeyCode.ENTER);
        await(() -> isShown(robot, "#imbalance-chart"));
        robot.clickOn(robot.from(robot.lookup(".menu-bar")).lookup("Help").<Node>query()).clickOn("Welcome");
        await(() -> isShown(robot, "#welcome-sample"));
        robot.clickOn("#welcome-workspace").push(KeyCode.CONTROL, KeyCode.A).write(home.resolve("second").toString());
        robot.clickOn("#welcome-open-workspace");
        await(() -> Files.isDirectory(home.resolve("second/runs")));
        await(() -> robot.lookup((Label label) -> String.valueOf(label.getText()).matches("Workspace: .*second")).tryQuery().isPresent());
        try (TrainingService left = TrainingService.open(new Workspace(standard), home.resolve("data"), new Capacity(1, 1))) {
            assertEquals(0, left.queue().runs().size());
        }
    }

    @Test
    void theGuideIsReadSearchedAndFollowed(FxRobot robot) throws Exception {
        robot.clickOn("#welcome-tutorial");
        await(() -> reads(robot, "Tutorial: ten minutes"));
        robot.clickOn("#guide-search").write("bibtex");
        assertTrue(robot.lookup("#guide-found").<ListView<?>>query().getItems().isEmpty());
        robot.push(KeyCode.ESCAPE).write("attenuation").push(KeyCode.ENTER);
        await(() -> reads(robot, "Every setting"));
        ScrollPane page = robot.lookup("#guide-page").query();
        await(() -> page.getVvalue() > 0);
        Node heading = robot.from(robot.lookup("#guide-page")).lookup((Text text) -> text.getText().equals("Attenuation")).query();
        double top = heading.localToScene(heading.getBoundsInLocal()).getMinY();
        double pageTop = page.localToScene(page.getBoundsInLocal()).getMinY();
        assertTrue(top >= pageTop && top < pageTop + 120, "the heading is at " + (top - pageTop));
        robot.clickOn("#guide-search").push(KeyCode.ESCAPE);
        robot.clickOn("How to cite");
        await(() -> reads(robot, "How to cite"));
        robot.clickOn("doi.org/10.3390/math11132996");
        assertEquals(List.of("https://doi.org/10.3390/math11132996"), browsed);
        TreeView<?> contents = robot.lookup("#guide-contents").query();
        robot.clickOn(contents).push(KeyCode.HOME);
        await(() -> reads(robot, "The Tailsplit guide"));
        robot.clickOn("Files and formats");
        await(() -> reads(robot, "Files and formats"));
        robot.clickOn(robot.from(robot.lookup(".menu-bar")).lookup("Help").<Node>query());
        Node news = robot.from(robot.lookup(".context-menu")).lookup("What is new").query();
        robot.clickOn(news);
        await(() -> reads(robot, "What is new"));
    }

    private void restart(Optional<Path> experiment) {
        onWindow(() -> {
            session.close();
            begin(experiment);
            return null;
        });
    }

    private static boolean reads(FxRobot robot, String title) {
        return onWindow(() -> robot.from(robot.lookup("#guide-page")).lookup(".guide-heading-1")
                .lookup((Text text) -> text.getText().equals(title)).tryQuery().isPresent());
    }

    private static boolean isShown(FxRobot robot, String query) {
        return onWindow(() -> robot.lookup(query).tryQuery().filter(node -> visible(node)).isPresent());
    }

    private static boolean visible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String text(FxRobot robot, String query) {
        return onWindow(() -> robot.lookup(query).tryQuery().map(node -> node instanceof Labeled labeled
                ? labeled.getText() : ((TextInputControl) node).getText()).orElse(""));
    }

    private static <T> T onWindow(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "not reached");
            TimeUnit.MILLISECONDS.sleep(50);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}

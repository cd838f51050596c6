package tailsplit.workbench.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.run.EvaluationRequest.Part;
import tailsplit.run.KeptCheckpoint;
import tailsplit.run.RunFolder;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.TestWindow;

/** Scoring the checkpoints of a run of version 0.1.0, without a toolkit. */
class EvaluationModelTest {
    @TempDir
    private Path folder;

    private final TestWindow window = new TestWindow();
    private final Background background = new Background(window);
    private RunFolder run;

    @BeforeEach
    void copy() throws Exception {
        Path kept = Path.of(EvaluationModelTest.class.getResource("/tailsplit/experiment/version-0.1.0/runs/Quickstart-ca30233f").toURI());
        FileUtils.copyDirectory(kept.toFile(), folder.resolve("run").toFile());
        run = new RunFolder(folder.resolve("run"));
    }

    @AfterEach
    void close() {
        background.close();
    }

    private EvaluationModel open() throws InterruptedException {
        EvaluationModel model = new EvaluationModel(run, folder, background);
        window.runUntilIdle(background);
        return model;
    }

    @Test
    void whatWasScoredBeforeIsShown() throws InterruptedException {
        EvaluationModel model = open();
        assertEquals(run.evaluations(), model.knownProperty().get().records());
        assertEquals(9, model.knownProperty().get().records().size());
        assertEquals(List.of(), model.knownProperty().get().checkpoints());
        assertEquals(EvaluationModel.IDLE, model.progressProperty().get());
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void theNewestCheckpointStandsFirst() throws Exception {
        for (int epoch : new int[] {9, 10, 20}) {
            checkpoint(epoch);
        }
        assertEquals(List.of(20, 10, 9), open().knownProperty().get().checkpoints().stream().map(KeptCheckpoint::epoch).toList());
        assertEquals("20 (last, test-selected)", open().knownProperty().get().checkpoints().getFirst().text());
    }

    @Test
    void aTauThatIsNoneStartsNothing() throws InterruptedException {
        EvaluationModel model = open();
        for (String wrong : List.of("0.5, much", "0.5,,1", "11", "-1", "NaN")) {
            model.evaluate(new EvaluationModel.Question(20, Part.TEST, wrong, "", "", ""));
            String said = model.problemProperty().get();
            assertTrue(said.matches("tau.*: found .*; allowed: .*0 to 10.*"), said);
            assertEquals(EvaluationModel.IDLE, model.progressProperty().get(), wrong);
        }
    }

    @Test
    void aMapperThatIsNoneStartsNothing() throws InterruptedException {
        EvaluationModel model = open();
        model.evaluate(new EvaluationModel.Question(20, Part.TEST, "", "", "", "hidden=8, stages=joint"));
        String said = model.problemProperty().get();
        assertTrue(said.startsWith("mapper: found splitting.stages=joint; allowed: "), said);
        model.evaluate(new EvaluationModel.Question(20, Part.TEST, "", "", "", "mapperBalance=drawn"));
        assertTrue(model.problemProperty().get().contains("draws"), model.problemProperty()::get);
        assertEquals(EvaluationModel.IDLE, model.progressProperty().get());
    }

    @Test
    void aCheckpointThatIsNotKeptIsSaid() throws InterruptedException {
        EvaluationModel model = open();
        model.evaluate(new EvaluationModel.Question(20, Part.TEST, "", "", "", ""));
        assertTrue(model.progressProperty().get() < 0, "as yet without a share");
        window.runUntilIdle(background);
        assertEquals("epoch: found 20; allowed: none, this run has no checkpoint", model.problemProperty().get());
        assertEquals(EvaluationModel.IDLE, model.progressProperty().get());
    }

    @Test
    void aCancelledEvaluationSaysNothing() throws Exception {
        checkpoint(20);
        EvaluationModel model = open();
        model.evaluate(new EvaluationModel.Question(20, Part.TEST, "1", "", "", ""));
        model.cancel();
        window.runUntilIdle(background);
        assertEquals("", model.problemProperty().get());
        assertEquals(EvaluationModel.IDLE, model.progressProperty().get());
    }

    @Test
    void brokenScoresAreSaid() throws Exception {
        Files.writeString(run.path().resolve("evaluations.csv"), "epoch\nmany\n");
        EvaluationModel model = open();
        assertTrue(model.problemProperty().get().contains("evaluations.csv"), model.problemProperty().get());
    }

    private void checkpoint(int epoch) throws IOException {
        Path file = run.checkpoints().file(epoch);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not a checkpoint");
    }
}

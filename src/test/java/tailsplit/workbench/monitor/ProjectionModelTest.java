package tailsplit.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.dataset.Npy;
import tailsplit.dataset.NpyArray;
import tailsplit.run.EpochRecord;
import tailsplit.run.ProjectionPoint;
import tailsplit.run.RunFolder;
import tailsplit.workbench.monitor.ProjectionModel.Nothing;
import tailsplit.workbench.monitor.ProjectionModel.Plane;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.TestWindow;

/** The features of a run of version 0.1.0, without a toolkit. */
class ProjectionModelTest {
    private static final int FEATURES = 64;

    @TempDir
    private Path folder;

    private final TestWindow window = new TestWindow();
    private final Background background = new Background(window);
    private RunFolder run;
    private ProjectionModel model;

    @BeforeEach
    void copy() {
        run = OldRuns.copy(OldRuns.SPLIT, folder);
        model = new ProjectionModel(background);
    }

    @AfterEach
    void close() {
        background.close();
    }

    private void show() throws InterruptedException {
        model.show(RunSnapshot.read(run));
        window.runUntilIdle(background);
    }

    private Plane plane() {
        return assertInstanceOf(Plane.class, model.shownProperty().get());
    }

    private String nothing() {
        return assertInstanceOf(Nothing.class, model.shownProperty().get()).why();
    }

    @Test
    void theNewestEpochIsShownAndAnotherOneChosen() throws InterruptedException {
        show();
        assertEquals(20, plane().epoch());
        assertEquals(run.projections().points(20), plane().points());
        assertEquals(10, plane().centres().size());
        assertEquals(List.of(5, 3, 2, 2, 1, 1, 1, 1, 1, 1), plane().plan().subclasses());
        assertEquals("epoch 20 of 20", model.captionProperty().get());
        model.player().positionProperty().set(0);
        assertEquals("epoch 1 of 20", model.captionProperty().get());
        window.runUntilIdle(background);
        assertEquals(1, plane().epoch());
        assertEquals(run.projections().points(1), plane().points());
    }

    @Test
    void ofSeveralEpochsAskedForTheLastIsShown() throws InterruptedException {
        model.show(RunSnapshot.read(run));
        model.player().positionProperty().set(0);
        model.player().positionProperty().set(1);
        model.player().positionProperty().set(0);
        window.runUntilIdle(background);
        assertEquals(1, plane().epoch());
    }

    @Test
    void aRunThatWasLeftMeanwhileIsNotShown() throws InterruptedException {
        model.show(RunSnapshot.read(run));
        model.clear();
        window.runUntilIdle(background);
        assertEquals("", nothing());
        assertEquals("", model.captionProperty().get());
        assertFalse(model.canUmap());
    }

    @Test
    void whyThereIsNothingIsSaid() throws Exception {
        Files.delete(run.path().resolve("projection/epoch-1.csv"));
        Files.delete(run.path().resolve("projection/epoch-20.csv"));
        show();
        assertEquals("This run projects no features", nothing());
        Files.delete(run.path().resolve("epochs.csv"));
        show();
        assertEquals("The first epoch is under way", nothing());
    }

    /** Trained again from the start, it has other points under the same epoch. */
    @Test
    void aRunBegunAgainIsReadAgain() throws Exception {
        show();
        List<ProjectionPoint> before = plane().points();
        List<EpochRecord> epochs = run.epochs();
        Files.delete(run.path().resolve("epochs.csv"));
        Files.delete(run.path().resolve("projection/epoch-1.csv"));
        Files.delete(run.path().resolve("projection/epoch-20.csv"));
        show();
        epochs.forEach(run::append);
        run.projections().write(20, before.subList(0, 3), List.of());
        show();
        assertEquals(before.subList(0, 3), plane().points());
    }

    @Test
    void aBrokenFileIsSaidAndReadAgainOnceItIsWhole() throws Exception {
        Path points = run.path().resolve("projection/epoch-20.csv");
        String whole = Files.readString(points);
        Files.writeString(points, whole.replaceFirst("\n[^\n]*", "\nbroken"));
        show();
        assertTrue(nothing().contains("epoch-20.csv"), nothing());
        Files.writeString(points, whole);
        show();
        assertEquals(20, plane().epoch());
    }

    @Test
    void umapIsWorkedOutOnceAndPcaIsThereAgain() throws Exception {
        writeFeatures(20);
        show();
        assertTrue(model.canUmap());
        List<ProjectionPoint> pca = plane().points();
        model.toggleUmap();
        assertTrue(model.progressProperty().get().isPresent());
        assertFalse(plane().umap(), "PCA stays until UMAP is there");
        window.runUntilIdle(background);
        assertTrue(plane().umap());
        assertTrue(model.progressProperty().get().isEmpty());
        assertEquals(pca.stream().map(ProjectionPoint::image).toList(), plane().points().stream().map(ProjectionPoint::image).toList());
        assertEquals(run.projections().umap(20), plane().points());
        model.toggleUmap();
        window.runUntilIdle(background);
        assertFalse(plane().umap());
        assertEquals(pca, plane().points());
    }

    @Test
    void umapIsCancelledByTheSameButton() throws Exception {
        writeFeatures(20);
        show();
        model.toggleUmap();
        model.toggleUmap();
        assertFalse(model.umapProperty().get());
        assertTrue(model.progressProperty().get().isEmpty());
        window.runUntilIdle(background);
        assertFalse(plane().umap());
    }

    @Test
    void featuresThatDoNotFitAreSaid() throws Exception {
        writeFeatures(20);
        Path points = run.path().resolve("projection/epoch-20.csv");
        List<String> lines = Files.readAllLines(points);
        Files.write(points, lines.subList(0, lines.size() - 1));
        show();
        model.toggleUmap();
        window.runUntilIdle(background);
        assertTrue(nothing().contains("features-20.npy: found 40 points; allowed: 39"), nothing());
        assertTrue(model.progressProperty().get().isEmpty());
        model.toggleUmap();
        window.runUntilIdle(background);
        assertEquals(39, plane().points().size());
    }

    private void writeFeatures(int epoch) throws IOException {
        int points = run.projections().points(epoch).size();
        Random random = new Random(0);
        float[] features = new float[points * FEATURES];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        try (OutputStream out = Files.newOutputStream(run.projections().features(epoch))) {
            Npy.write(out, NpyArray.of(features, points, FEATURES));
        }
    }
}

package tailsplit.workbench.subclasses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.network.Networks;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers.Listed;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.TestWindow;

/** Numbers found without a toolkit: this test's thread is the window's; the pilot is a real process. */
class SuggestModelTest {
    @TempDir
    private Path folder;

    private final TestWindow window = new TestWindow();
    private final Background background = new Background(window);
    private DesignModel design;
    private SuggestModel model;

    @BeforeEach
    void load() throws InterruptedException {
        design = new DesignModel(new DatasetStore(folder), background);
        design.begin(Configuration.defaults().with(Settings.IMBALANCE_FACTOR, 0.1).with(Settings.IMBALANCE_MAX, 60L)
                .with(Settings.NETWORK_NAME, Networks.named("resnet8")).with(Settings.TRAINING_BATCH, 32L)
                .with(Settings.TRAINING_THREADS, 1L), Optional.empty());
        window.runUntil(() -> design.draft().isPresent());
        model = new SuggestModel(design, folder, background);
    }

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void whatIsFoundIsAppliedOnRequestAndUndoneAsOne() {
        Configuration before = design.configuration();
        model.balance(20);
        assertEquals(before, design.configuration());
        model.apply();
        assertEquals(new Listed(List.of(3, 2, 2, 1, 1, 1, 1, 1, 1, 1)), design.configuration().get(Settings.SPLITTING_SUBCLASSES));
        assertEquals(SplittingMethod.CWS, design.configuration().get(Settings.SPLITTING_METHOD));
        design.undo();
        assertEquals(before, design.configuration());
    }

    @Test
    void whatWasFoundForOtherImagesIsNotApplied() {
        model.balance(20);
        design.set(Settings.IMBALANCE_FACTOR, 0.5);
        Configuration changed = design.configuration();
        assertFalse(model.foundProperty().get().orElseThrow().fits(design.draft()));
        model.apply();
        assertEquals(changed, design.configuration());
    }

    @Test
    void aSearchTellsHowFarItIsAndFindsModes() throws InterruptedException {
        model.findModes(15, 2);
        window.runUntil(() -> model.searchProperty().get().filter(search -> search.share() > 0).isPresent());
        window.runUntil(() -> model.searchProperty().get().isEmpty());
        assertEquals("", model.problemProperty().get());
        assertEquals(4, model.foundProperty().get().orElseThrow().choices().classes().getFirst().curve().size());
    }

    @Test
    void aSearchThatCannotBeDoneSaysWhy() throws InterruptedException {
        design.change(now -> now.with(Settings.TRAINING_LEARNING_RATE, 100.0).with(Settings.TRAINING_WEIGHT_DECAY, 1.0));
        model.findModes(15, 5);
        window.runUntil(() -> model.searchProperty().get().isEmpty());
        assertTrue(model.problemProperty().get().startsWith("the pilot cannot be trained: the training loss became "),
                model.problemProperty().get());
        assertTrue(model.foundProperty().get().isEmpty());
    }
}

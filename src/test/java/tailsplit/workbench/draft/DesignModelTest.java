package tailsplit.workbench.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.dataset.Datasets;
import tailsplit.dataset.DecodedSets;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Overrides;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.imbalance.Profile;
import tailsplit.loss.Losses;
import tailsplit.loss.RuleKind;
import tailsplit.schedule.ClassifierTraining;
import tailsplit.splitting.SplittingMethod;
import tailsplit.workbench.dataset.DataState;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.imbalance.ImbalanceEdits;
import tailsplit.workbench.subclasses.SubclassEdits;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.TestWindow;

/** The designer without a toolkit: this test's thread is the window's. */
class DesignModelTest {
    @TempDir
    private Path folder;

    private final TestWindow window = new TestWindow();
    private final Background background = new Background(window);
    private DesignModel model;

    @BeforeEach
    void load() throws InterruptedException {
        model = new DesignModel(new DatasetStore(folder), background);
        model.begin(Configuration.defaults().with(Settings.SPLITTING_METHOD, SplittingMethod.CWS), Optional.empty());
        window.runUntil(() -> !(model.dataProperty().get() instanceof DataState.Loading));
    }

    @AfterEach
    void close() {
        background.close();
    }

    private Draft draft() {
        return model.draft().orElseThrow();
    }

    @Test
    void aDraftHasTheCountsAndThePlanOfThePaper() {
        assertEquals(List.of(5, 3, 2, 2, 1, 1, 1, 1, 1, 1), draft().plan().subclasses());
        assertEquals(500, draft().counts()[0]);
        assertEquals(5, draft().counts()[9]);
        assertEquals(100, draft().imbalance(), 1e-12);
        assertEquals(100.0 / 5, draft().effectiveImbalance(), 1e-12);
    }

    @Test
    void aGestureIsOneStepBack() {
        Configuration before = model.configuration();
        Object drag = new Object();
        for (int count = 400; count > 390; count--) {
            int now = count;
            model.change(c -> ImbalanceEdits.count(c, draft().counts(), draft().available(), 0, now), drag);
        }
        assertEquals(391, draft().counts()[0]);
        model.undo();
        assertEquals(before, model.configuration());
        assertFalse(model.canUndoProperty().get());
        model.redo();
        assertEquals(391, draft().counts()[0]);
    }

    @Test
    void lockedClassesKeepTheirCountsWhenTheFactorChanges() {
        model.locked().add(1);
        int kept = draft().counts()[1];
        model.change(c -> ImbalanceEdits.factor(c, 0.5, draft().counts(), draft().available(), model.locked()));
        assertEquals(kept, draft().counts()[1]);
        assertEquals(250, draft().counts()[9]);
        assertEquals(Profile.CUSTOM, model.configuration().get(Settings.IMBALANCE_PROFILE));
    }

    @Test
    void anotherDatasetDropsListsMadeForThisOne() throws InterruptedException {
        model.change(c -> SubclassEdits.fill(c, draft().plan(), List.of(0, 1), 7));
        model.change(c -> ImbalanceEdits.custom(c, draft().counts()));
        model.set(Settings.DATASET_NAME, Datasets.named("shapes100"));
        window.runUntil(() -> !(model.dataProperty().get() instanceof DataState.Loading));
        assertEquals(100, draft().classes());
        assertTrue(draft().prepared().isPresent());
        model.undo();
        window.runUntil(() -> !(model.dataProperty().get() instanceof DataState.Loading));
        assertEquals(7, draft().plan().subclasses(1));
    }

    @Test
    void anExperimentThatCannotBeRunSaysWhyAndKeepsTheLastCounts() {
        model.set(Settings.IMBALANCE_FACTOR, 0.001);
        assertTrue(draft().prepared().isEmpty());
        assertTrue(draft().problem().orElseThrow().contains("would keep no image"));
        assertEquals(5, draft().counts()[9]);
    }

    @Test
    void aDatasetThatIsNotHereSaysSo() throws InterruptedException {
        model.set(Settings.DATASET_NAME, Datasets.named("cifar10"));
        window.runUntil(() -> !(model.dataProperty().get() instanceof DataState.Loading));
        assertInstanceOf(DataState.Missing.class, model.dataProperty().get());
        assertTrue(model.draft().isEmpty());
    }

    @Test
    void howFarADatasetIsDecodedIsSaid() throws Exception {
        List<String> said = new ArrayList<>();
        model.dataProperty().subscribe(state -> {
            if (state instanceof DataState.Loading(String progress)) {
                said.add(progress);
            }
        });
        choose(images());
        window.runUntil(() -> !(model.dataProperty().get() instanceof DataState.Loading));
        assertEquals(600, draft().prepared().orElseThrow().dataset().train().size());
        assertEquals(List.of("", "decoding 43 %", "decoding 85 %", "decoding 100 %"), said);
    }

    @Test
    void anotherChoiceEndsTheDecoding() throws Exception {
        choose(images());
        model.set(Settings.DATASET_NAME, Datasets.named("shapes4"));
        window.runUntilIdle(background);
        assertEquals(4, draft().classes());
        assertTrue(new DecodedSets(folder).list().stream().noneMatch(kept -> kept.place().endsWith("images")));
    }

    private void choose(Path images) {
        model.change(now -> now.with(Settings.DATASET_NAME, Datasets.named("folder")).with(Settings.DATASET_PATH, Optional.of(images))
                .with(Settings.IMBALANCE_PROFILE, Profile.NATURAL));
    }

    /** 600 to train on and 2 to test. */
    private Path images() throws IOException {
        Path images = folder.resolve("images");
        for (int i = 0; i < 602; i++) {
            Path file = images.resolve(i < 2 ? "test" : "train").resolve(i % 2 == 0 ? "cat" : "dog").resolve(i + ".pgm");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "P2 1 1 255 64");
        }
        return images;
    }

    /** What is shown are the images trained on; what is set are those that the imbalance keeps. */
    @Test
    void aCountSetUnderACutIsTheCountTrainedOn() {
        assertEquals(0, draft().heldBack(0));
        int[] whole = draft().counts();
        model.change(c -> Overrides.apply(c, List.of("dataset.validationPerClass=2", "dataset.validationCut=after"), Path.of("")));
        assertEquals(Optional.empty(), draft().problem());
        assertEquals(whole[0] - 2, draft().counts()[0]);
        assertEquals(whole[0], draft().kept()[0]);
        model.change(c -> ImbalanceEdits.count(c, draft().kept(), draft().available(), 9, 5 + draft().heldBack(9)));
        assertEquals(5, draft().counts()[9]);
        assertEquals(whole[0] - 2, draft().counts()[0]);
        model.change(c -> Overrides.apply(c, List.of("dataset.validationCut=before"), Path.of("")));
        assertEquals(draft().dataset().train().classCounts(10)[0] - 2, draft().available()[0]);
    }

    @Test
    void savedAndOpenedItIsTheSame() {
        Path file = folder.resolve("experiment.yaml");
        model.set(Settings.NAME, "Mine");
        assertTrue(model.changedProperty().get());
        model.save(file);
        assertFalse(model.changedProperty().get());
        Configuration saved = model.configuration();
        model.set(Settings.NAME, "Other");
        model.open(file);
        assertEquals(saved, model.configuration());
    }

    @Test
    void aFileWrittenByHandKeepsItsMeaningAndABadOneChangesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("hand.yaml"),
                "loss: {name: focal}\nsplitting: {method: cws, subclasses: [2,2,2,2,2,2,2,2,2,2]}\n");
        model.open(file);
        assertEquals(20, draft().plan().pseudoClasses());
        Path again = folder.resolve("again.yaml");
        model.save(again);
        assertEquals(ConfigurationFile.read(file), ConfigurationFile.read(again));
        Configuration before = model.configuration();
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "loss: {name: focl}\n");
        assertThrows(InvalidInputException.class, () -> model.open(bad));
        assertEquals(before, model.configuration());
    }

    @Test
    void theSummarySaysWhatIsTrained() {
        model.change(c -> c.with(Settings.LOSS_NAME, Losses.named("ldam")).with(Settings.RULE_NAME, RuleKind.DRW));
        assertEquals(("ResNet-32 learns 18 subclasses of 10 classes, %,d Shapes images, for 200 epochs with LDAM, "
                + "reweighted after epoch 160. ")
                .formatted(draft().figures().total())
                + "How long it takes is known once a first run has been measured here.",
                Summary.of(model.configuration(), draft(), Optional.empty()));
        model.change(c -> c.with(Settings.SPLITTING_METHOD, SplittingMethod.NONE).with(Settings.TRAINING_CLASSIFIER,
                ClassifierTraining.CRT));
        String retrained = Summary.of(model.configuration(), draft(), Optional.empty());
        assertTrue(retrained.contains(" for 200 epochs with LDAM, reweighted after epoch 160. Then a new classifier "
                + "learns for 30 epochs (cRT). How"), retrained);
    }

    @Test
    void subclassesThatWillStarveAreNamed() {
        assertEquals("", draft().warning(0));
        model.change(c -> SubclassEdits.fill(c, draft().plan(), List.of(9), 2));
        assertEquals("few images each", draft().warning(9));
        model.change(c -> SubclassEdits.fill(c, draft().plan(), List.of(9), 6));
        assertEquals("fewer images than subclasses", draft().warning(9));
    }
}

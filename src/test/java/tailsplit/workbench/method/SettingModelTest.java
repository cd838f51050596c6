package tailsplit.workbench.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.clustering.MovingCentre;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.loss.RuleKind;
import tailsplit.setting.Setting;
import tailsplit.splitting.SubclassNumbers.Listed;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.TestWindow;

/** A setting typed and chosen without a toolkit. */
class SettingModelTest {
    @TempDir
    private Path folder;

    private final Background background = new Background(new TestWindow());
    private DesignModel design;

    @BeforeEach
    void begin() {
        design = new DesignModel(new DatasetStore(folder), background);
        design.begin(Configuration.defaults(), Optional.empty());
    }

    @AfterEach
    void close() {
        background.close();
    }

    /** A field that can be read. */
    private final class Typed<T> implements SettingModel.Field<T> {
        private final SettingModel<T> model;
        private String text = "";
        private String problem = "";

        Typed(Setting<T> setting) {
            model = new SettingModel<>(setting, design);
            model.showIn(this);
        }

        void type(String typed) {
            text = typed;
            model.type(typed);
        }

        @Override
        public void show(T value) {
            text = model.text(value);
            problem = "";
        }

        @Override
        public void refuse(String allowed) {
            problem = allowed;
        }
    }

    @Test
    void aFieldShowsTheExperimentsValueAndChangesIt() {
        Typed<Long> epochs = new Typed<>(Settings.TRAINING_EPOCHS);
        assertEquals("200", epochs.text);
        epochs.type(" 77 ");
        assertEquals(77, design.configuration().getInt(Settings.TRAINING_EPOCHS));
        assertEquals("77", epochs.text);
        design.undo();
        assertEquals("200", epochs.text);
    }

    @Test
    void whatIsNotAllowedStaysAndChangesNothing() {
        Typed<Double> attenuation = new Typed<>(MovingCentre.ATTENUATION);
        Configuration before = design.configuration();
        for (String wrong : List.of("2", "many", "")) {
            attenuation.type(wrong);
            assertEquals(wrong, attenuation.text);
            assertEquals("Allowed: a number above 0 and below 1", attenuation.problem);
        }
        assertEquals(before, design.configuration());
        assertFalse(design.canUndoProperty().get());
        attenuation.model.reset();
        assertEquals("0.99", attenuation.text);
        assertEquals("", attenuation.problem);
    }

    @Test
    void whatIsBeingTypedStaysWhileOtherSettingsChange() {
        Typed<Double> attenuation = new Typed<>(MovingCentre.ATTENUATION);
        attenuation.type("2");
        design.set(Settings.TRAINING_EPOCHS, 10L);
        assertEquals("2", attenuation.text);
        design.set(MovingCentre.ATTENUATION, 0.5);
        assertEquals("0.5", attenuation.text);
        assertEquals("", attenuation.problem);
    }

    /** Leaving a field types its text once more. */
    @Test
    void theSameTextIsNoStepBack() {
        Typed<Double> factor = new Typed<>(Settings.IMBALANCE_FACTOR);
        factor.type(factor.text);
        factor.type("0.010");
        assertEquals("0.01", factor.text);
        assertFalse(design.canUndoProperty().get());
    }

    @Test
    void listsAreTypedWithoutBrackets() {
        Typed<?> subclasses = new Typed<>(Settings.SPLITTING_SUBCLASSES);
        subclasses.type("3, 2,1,1,1,1,1,1,1,1");
        assertEquals(new Listed(List.of(3, 2, 1, 1, 1, 1, 1, 1, 1, 1)), design.configuration().get(Settings.SPLITTING_SUBCLASSES));
        assertEquals("3, 2, 1, 1, 1, 1, 1, 1, 1, 1", subclasses.text);
        Typed<List<Double>> milestones = new Typed<>(Settings.TRAINING_MILESTONES);
        assertFalse(milestones.text.contains("["), milestones.text);
    }

    @Test
    void aPathIsTypedAsItIs() {
        Typed<Optional<Path>> path = new Typed<>(Settings.DATASET_PATH);
        assertEquals("", path.text);
        assertEquals("where it is", path.model.prompt());
        Path images = folder.resolve("images [all]");
        path.type(images.toString());
        assertEquals(images.toString(), path.text);
        assertEquals(Optional.of(images), design.configuration().get(Settings.DATASET_PATH));
    }

    @Test
    void aValueCanBeTakenForSomethingElse() {
        List<Double> taken = new ArrayList<>();
        Typed<Double> factor = new Typed<>(Settings.IMBALANCE_FACTOR);
        factor.model.onCommit(taken::add);
        factor.type("0.5");
        assertEquals(List.of(0.5), taken);
        assertEquals(0.01, design.configuration().get(Settings.IMBALANCE_FACTOR));
        assertEquals("0.01", factor.text);
    }

    @Test
    void whatIsChosenIsSetOnce() {
        SettingModel<RuleKind> rule = new SettingModel<>(Settings.RULE_NAME, design);
        rule.choose(RuleKind.DRW);
        rule.choose(RuleKind.DRW);
        assertEquals(RuleKind.DRW, design.configuration().get(Settings.RULE_NAME));
        design.undo();
        assertEquals(RuleKind.NONE, design.configuration().get(Settings.RULE_NAME));
        assertFalse(design.canUndoProperty().get());
    }
}

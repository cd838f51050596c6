package tailsplit.workbench.imbalance;

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
import tailsplit.imbalance.Profile;
import tailsplit.splitting.Grouping;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.MapperBalance;
import tailsplit.splitting.MapperInput;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.splitting.SubclassNumbers.Listed;
import tailsplit.workbench.dataset.DatasetStore;
import tailsplit.workbench.draft.DesignModel;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.TestWindow;

/** The sample's ten classes, 500 images in the first and 5 in the last: the factor of the paper's figures. */
class ShiftWordsTest {
    private static final String MAY = " A learned label mapper may give it back.";

    @TempDir
    private Path folder;

    private final TestWindow window = new TestWindow();
    private final Background background = new Background(window);
    private DesignModel model;

    @BeforeEach
    void load() throws InterruptedException {
        model = new DesignModel(new DatasetStore(folder), background);
        model.begin(Configuration.defaults().with(Settings.SPLITTING_METHOD, SplittingMethod.CWS), Optional.empty());
        window.runUntil(() -> model.draft().isPresent());
    }

    @AfterEach
    void close() {
        background.close();
    }

    private String sentence() {
        return ShiftWords.sentence(model.configuration(), model.draft().orElseThrow());
    }

    private void plan(Integer... subclasses) {
        model.set(Settings.SPLITTING_SUBCLASSES, new Listed(List.of(subclasses)));
    }

    @Test
    void thePapersPlansAreToldApart() {
        assertEquals("This plan takes up to 1.61 off the score of disc and nothing off corner: "
                + "about a third of a full logit adjustment (\u03C4\u00A00.33)." + MAY, sentence());
        plan(10, 8, 6, 5, 3, 2, 2, 1, 1, 1);
        assertTrue(sentence().contains("2.30 off the score of disc and nothing off corner: about half of"), sentence());
        plan(30, 24, 18, 15, 3, 3, 2, 2, 1, 1);
        assertTrue(sentence().contains("about four fifths of a full logit adjustment (\u03C4\u00A00.8"), sentence());
        plan(50, 40, 30, 25, 9, 9, 1, 1, 1, 1);
        assertTrue(sentence().contains("about a full logit adjustment (\u03C4\u00A01.0"), sentence());
    }

    @Test
    void itFollowsTheBarsAndIsUndone() {
        String before = sentence();
        Draft draft = model.draft().orElseThrow();
        model.change(now -> ImbalanceEdits.count(now, draft.counts(), draft.available(), 9, 400));
        assertFalse(sentence().contains("\u03C4\u00A00.33"), sentence());
        model.undo();
        assertEquals(before, sentence());
    }

    @Test
    void plansThatAdjustNothingSaySo() {
        plan(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertEquals("No class is split, so that nothing is taken off any score.", sentence());
        plan(3, 3, 3, 3, 3, 3, 3, 3, 3, 3);
        assertEquals("This plan takes up to 1.10 off the score of every class alike, which changes no decision." + MAY, sentence());
        plan(1, 1, 1, 1, 1, 1, 1, 1, 1, 5);
        assertTrue(sentence().contains("up to 1.61 off the score of corner and nothing off ellipse: against the imbalance"), sentence());
        plan(2, 1, 1, 1, 1, 1, 1, 1, 1, 2);
        assertTrue(sentence().contains("next to no logit adjustment"), sentence());
        plan(900, 200, 60, 10, 1, 1, 1, 1, 1, 1);
        assertTrue(sentence().contains("more than a full logit adjustment"), sentence());
        model.set(Settings.IMBALANCE_PROFILE, Profile.NATURAL);
        assertTrue(sentence().contains("all classes have the same number of images"), sentence());
    }

    @Test
    void numbersThatAreFoundAreSaidWhenTheyAreKnown() {
        model.set(Settings.SPLITTING_SUBCLASSES, Automatic.BALANCED);
        assertTrue(sentence().startsWith("This plan takes up to 1.61"), sentence());
        model.set(Settings.SPLITTING_SUBCLASSES, Automatic.ADAPTIVE);
        assertTrue(sentence().startsWith("At first, this plan takes up to 1.61"), sentence());
        model.set(Settings.SPLITTING_SUBCLASSES, Automatic.MODES);
        assertTrue(sentence().contains("once a run's pilot has found the modes"), sentence());
        model.set(Settings.SPLITTING_METHOD, SplittingMethod.NONE);
        assertEquals("", sentence());
    }

    @Test
    void nothingIsSaidOfAnExperimentThatCannotBeRun() {
        plan(5, 3);
        assertEquals("", sentence());
    }

    @Test
    void whatScoresAClassDecidesWhatIsLeftOfIt() {
        model.set(Settings.SPLITTING_MAPPER, Mapper.Grouped.kind(Grouping.GROUP_SUM));
        assertTrue(sentence().endsWith("gives all of it back."), sentence());
        model.set(Settings.SPLITTING_MAPPER, Mapper.Grouped.kind(Grouping.GROUP_MAX));
        assertTrue(sentence().endsWith("by its largest subclass here, so that it can take effect."), sentence());
        model.set(Settings.SPLITTING_MAPPER, Mapper.Learned.KIND);
        model.set(Mapper.Learned.BALANCE, MapperBalance.WEIGHTS);
        assertTrue(sentence().endsWith("tends to a full logit adjustment, whatever the plan."), sentence());
        model.set(Mapper.Learned.INPUT, MapperInput.PSEUDO_LABEL);
        assertTrue(sentence().endsWith("by its largest subclass, so that it can take effect."), sentence());
    }

    @Test
    void theFigureHasANumberForEachClassUnderItsBar() {
        ShiftFigure figure = ShiftFigure.of(model.draft().orElseThrow());
        assertEquals(List.of("disc", "500", "5", String.valueOf(Math.log(5))), figure.table().get(1).subList(0, 4));
        double centre = Bars.of(new int[10], new int[10], true, 800, 200).centre(1);
        assertTrue(figure.at(centre, 30, 800, 74).orElseThrow().startsWith("square, 3 subclasses: up to 1.10 off its score"));
        assertTrue(figure.at(2, 30, 800, 74).isEmpty());
    }
}

package tailsplit.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.Datasets;
import tailsplit.user.UserFolders;

class PaperExperimentTest {
    @Test
    void everyTableHasAsManyCellsAsThePaper() {
        // 3 losses x 4 rules x 4 factors x with and without; 3 x 4 x 4 plans; one each; 4 rules x 6 attenuations and a baseline;
        // beyond it, 4 plans and 3 ways to find one; the baseline, as printed, 5 switches, a random split with and without a mapper
        assertEquals(List.of(96, 96, 48, 2, 8, 2, 28, 7, 9),
                Arrays.stream(PaperExperiment.values()).map(each -> each.full().cells().size()).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aQuickFormFitsItsSampleAndReadsBack(PaperExperiment experiment) {
        Ablation quick = experiment.quick();
        Dataset sample = Datasets.load(Prepared.source(quick.base()), UserFolders.standard().datasets());
        assertEquals(experiment.full().cells().size(), quick.resolve(sample).size());
        assertEquals(quick, AblationFile.readText(AblationFile.text(quick), "quick.yaml", Path.of("").toAbsolutePath()));
        assertFalse(experiment.description().isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void aGridOfThePaperIsKnownWithOtherSeedsAndValuesUnderAnyName(PaperExperiment experiment) {
        for (Ablation preset : List.of(experiment.full(), experiment.quick())) {
            List<Axis<?>> axes = new ArrayList<>(preset.axes());
            axes.set(0, fewer(axes.getFirst()));
            axes.add(new Axis<>(Settings.TRAINING_SEED, List.of(3L, 4L)));
            assertEquals(Optional.of(experiment), PaperExperiment.of(
                    new Ablation(preset.base().with(Settings.NAME, "Mine"), axes, List.of(), List.of())));
            Configuration longer = preset.base().with(Settings.TRAINING_EPOCHS, 30L);
            assertEquals(Optional.empty(), PaperExperiment.of(new Ablation(longer, axes, List.of(), List.of())));
        }
    }

    private static <T> Axis<T> fewer(Axis<T> axis) {
        return new Axis<>(axis.setting(), axis.values().subList(0, 1));
    }

    @Test
    void theGreySampleIsShapedLikeOctmnist() {
        Dataset sample = Datasets.load(Prepared.source(PaperExperiment.TABLE_4.quick().base()), UserFolders.standard().datasets());
        assertEquals(28, sample.train().width());
        assertEquals(1, sample.train().channels());
        // OCTMNIST has 33484, 10213, 7754 and 46026 training images
        assertArrayEquals(new int[] {33484 / 50 + 1, 204, 155, 921}, sample.train().classCounts(4));
        assertEquals(216, sample.validation().orElseThrow().size());
        assertArrayEquals(new int[] {100, 100, 100, 100}, sample.test().classCounts(4));
    }
}

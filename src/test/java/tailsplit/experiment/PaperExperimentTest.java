package tailsplit.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.Datasets;

class PaperExperimentTest {
    @Test
    void everyTableHasAsManyCellsAsThePaper() {
        // 3 losses x 4 rules x 4 factors x with and without; 3 x 4 x 4 plans; one each; 4 rules x 6 attenuations
        assertEquals(List.of(96, 96, 48, 2, 8, 2, 24),
                Arrays.stream(PaperExperiment.values()).map(each -> each.full().cells().size()).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aQuickFormFitsItsSampleAndReadsBack(PaperExperiment experiment) {
        Ablation quick = experiment.quick();
        Dataset sample = Datasets.load(Prepared.source(quick.base()), Path.of("none"));
        assertEquals(experiment.full().cells().size(), quick.resolve(sample).size());
        assertEquals(quick, AblationFile.readText(AblationFile.text(quick), "quick.yaml", Path.of("").toAbsolutePath()));
        assertFalse(experiment.description().isEmpty());
    }

    @Test
    void theGreySampleIsShapedLikeOctmnist() {
        Dataset sample = Datasets.load(Prepared.source(PaperExperiment.TABLE_4.quick().base()), Path.of("none"));
        assertEquals(28, sample.train().width());
        assertEquals(1, sample.train().channels());
        // OCTMNIST has 33484, 10213, 7754 and 46026 training images
        assertArrayEquals(new int[] {33484 / 50 + 1, 204, 155, 921}, sample.train().classCounts(4));
        assertEquals(216, sample.validation().orElseThrow().size());
        assertArrayEquals(new int[] {100, 100, 100, 100}, sample.test().classCounts(4));
    }
}

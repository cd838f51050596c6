package tailsplit.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
    private static LearningRateSchedule of(int epochs) {
        return new LearningRateSchedule(epochs, 0.1, 0.025, List.of(0.8, 0.9), 0.01);
    }

    @Test
    void thePapersTwoHundredEpochs() {
        LearningRateSchedule schedule = of(200);
        assertEquals(0.02, schedule.rate(1), 1e-15);
        assertEquals(0.08, schedule.rate(4), 1e-15);
        assertEquals(0.1, schedule.rate(5), 1e-15);
        assertEquals(0.1, schedule.rate(160), 1e-15);
        assertEquals(1e-3, schedule.rate(161), 1e-15);
        assertEquals(1e-3, schedule.rate(180), 1e-15);
        assertEquals(1e-5, schedule.rate(181), 1e-15);
    }

    @Test
    void fewEpochsKeepOneOfWarmUpAndRoundMilestonesHalfUp() {
        LearningRateSchedule schedule = of(5);
        assertEquals(0.1, schedule.rate(1), 1e-15);
        assertEquals(0.1, schedule.rate(4), 1e-15);
        assertEquals(1e-3, schedule.rate(5), 1e-15);
        assertEquals(0.05, of(60).rate(1), 1e-15);
    }
}

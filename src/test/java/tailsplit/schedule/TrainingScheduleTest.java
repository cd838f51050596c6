package tailsplit.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingScheduleTest {
    private static final LearningRateSchedule TRAINING = new LearningRateSchedule(20, 0.4, 0, List.of(0.5), 0.5);

    @Test
    void retrainingFollowsTrainingAndFallsAfterEachThird() {
        TrainingSchedule schedule = TrainingSchedule.retraining(TRAINING, 30);
        assertEquals(50, schedule.epochs());
        assertFalse(schedule.retrains(20));
        assertTrue(schedule.retrains(21));
        assertEquals(0.2, schedule.rate(20), 1e-15);
        assertEquals(0.1, schedule.rate(21), 1e-15);
        assertEquals(0.1, schedule.rate(30), 1e-15);
        assertEquals(0.01, schedule.rate(31), 1e-15);
        assertEquals(0.01, schedule.rate(40), 1e-15);
        assertEquals(0.001, schedule.rate(41), 1e-15);
        assertEquals(0.001, schedule.rate(50), 1e-15);
    }

    @Test
    void whatIsLeftIsTheWorkOfTheEpochsThatFollow() {
        TrainingSchedule schedule = TrainingSchedule.retraining(TRAINING, 30);
        assertEquals(20 + 30 * schedule.work(21), schedule.workAfter(0), 1e-12);
        assertEquals(1.5 + 30 * schedule.work(21), schedule.workAfter(18.5), 1e-12);
        assertEquals(4.5 * schedule.work(21), schedule.workAfter(45.5), 1e-12);
        assertTrue(schedule.work(21) < schedule.work(20));
    }
}

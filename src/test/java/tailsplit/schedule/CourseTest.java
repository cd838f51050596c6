package tailsplit.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Schedule TRAINING = new Schedule(20, 0.4, 0, List.of(0.5), 0.5);

    @Test
    void retrainingFollowsTrainingAndFallsAfterEachThird() {
        Course course = Course.retraining(TRAINING, 30);
        assertEquals(50, course.epochs());
        assertFalse(course.retrains(20));
        assertTrue(course.retrains(21));
        assertEquals(0.2, course.rate(20), 1e-15);
        assertEquals(0.1, course.rate(21), 1e-15);
        assertEquals(0.1, course.rate(30), 1e-15);
        assertEquals(0.01, course.rate(31), 1e-15);
        assertEquals(0.01, course.rate(40), 1e-15);
        assertEquals(0.001, course.rate(41), 1e-15);
        assertEquals(0.001, course.rate(50), 1e-15);
    }

    @Test
    void whatIsLeftIsTheWorkOfTheEpochsThatFollow() {
        Course course = Course.retraining(TRAINING, 30);
        assertEquals(20 + 30 * course.work(21), course.workAfter(0), 1e-12);
        assertEquals(1.5 + 30 * course.work(21), course.workAfter(18.5), 1e-12);
        assertEquals(4.5 * course.work(21), course.workAfter(45.5), 1e-12);
        assertTrue(course.work(21) < course.work(20));
    }
}

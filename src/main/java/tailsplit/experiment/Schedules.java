package tailsplit.experiment;

import java.util.Optional;
import tailsplit.schedule.ClassifierTraining;
import tailsplit.schedule.Course;
import tailsplit.schedule.Schedule;

/** The epochs that a configuration asks for, with their learning rates. */
public final class Schedules {
    private Schedules() {}

    public static Course of(Configuration c) {
        Schedule training = new Schedule(c.getInt(Settings.TRAINING_EPOCHS), c.get(Settings.TRAINING_LEARNING_RATE),
                c.get(Settings.TRAINING_WARMUP), c.get(Settings.TRAINING_MILESTONES), c.get(Settings.TRAINING_DECAY));
        return c.get(Settings.TRAINING_CLASSIFIER) == ClassifierTraining.CRT ? Course.retraining(training,
                c.getInt(Settings.TRAINING_CRT_EPOCHS))
                : new Course(training, Optional.empty());
    }
}

package tailsplit.experiment;

import java.util.Optional;
import tailsplit.schedule.ClassifierTraining;
import tailsplit.schedule.LearningRateSchedule;
import tailsplit.schedule.TrainingSchedule;
import tailsplit.splitting.Mapper;

/** The epochs that a configuration asks for, with their learning rates. */
public final class Schedules {
    private Schedules() {}

    public static TrainingSchedule of(Configuration c) {
        LearningRateSchedule training = new LearningRateSchedule(c.getInt(Settings.TRAINING_EPOCHS),
                c.get(Settings.TRAINING_LEARNING_RATE), c.get(Settings.TRAINING_WARMUP),
                c.get(Settings.TRAINING_MILESTONES), c.get(Settings.TRAINING_DECAY));
        boolean mapsAfter = Relevance.matters(Mapper.Learned.EPOCHS, c);
        return mapsAfter ? TrainingSchedule.retraining(training, c.getInt(Mapper.Learned.EPOCHS))
                : c.get(Settings.TRAINING_CLASSIFIER) == ClassifierTraining.CRT
                        ? TrainingSchedule.retraining(training, c.getInt(Settings.TRAINING_CRT_EPOCHS))
                        : new TrainingSchedule(training, Optional.empty());
    }
}

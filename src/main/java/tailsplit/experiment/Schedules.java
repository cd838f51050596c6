package tailsplit.experiment;

import tailsplit.schedule.Schedule;

/** The learning rates that a configuration asks for. */
public final class Schedules {
    private Schedules() {}

    public static Schedule of(Configuration c) {
        return new Schedule(c.getInt(Settings.TRAINING_EPOCHS), c.get(Settings.TRAINING_LEARNING_RATE),
                c.get(Settings.TRAINING_WARMUP), c.get(Settings.TRAINING_MILESTONES), c.get(Settings.TRAINING_DECAY));
    }
}

package tailsplit.schedule;

import java.util.List;
import java.util.Optional;

/**
 * All epochs of a run: training, and after it, where a run has that, the re-training of its classifier or the training of its
 * label mapper, the backbone as it is.
 *
 * @param retraining counts its epochs from 1 again
 */
public record TrainingSchedule(LearningRateSchedule training, Optional<LearningRateSchedule> retraining) {
    private static final double RETRAINING_RATE = 0.1;
    private static final List<Double> RETRAINING_MILESTONES = List.of(1 / 3.0, 2 / 3.0);
    private static final double RETRAINING_DECAY = 0.1;
    /** A step without a backward pass through the network, as measured. */
    private static final double RETRAINING_WORK = 0.28;

    /** @param epochs of re-training, after each third of which its learning rate falls to a tenth */
    public static TrainingSchedule retraining(LearningRateSchedule training, int epochs) {
        return new TrainingSchedule(training,
                Optional.of(new LearningRateSchedule(epochs, RETRAINING_RATE, 0, RETRAINING_MILESTONES, RETRAINING_DECAY)));
    }

    /** Of both parts. */
    public int epochs() {
        return training.epochs() + retraining.map(LearningRateSchedule::epochs).orElse(0);
    }

    /** The learning rate of an epoch, counted from 1 through both parts. */
    public double rate(int epoch) {
        return retrains(epoch) ? retraining.orElseThrow().rate(epoch - training.epochs()) : training.rate(epoch);
    }

    /** Whether this epoch, counted from 1 through both parts, is one of re-training. */
    public boolean retrains(int epoch) {
        return epoch > training.epochs();
    }

    /** About how long the steps of an epoch take, in epochs of training. */
    public double work(int epoch) {
        return retrains(epoch) ? RETRAINING_WORK : 1;
    }

    /** The work of all epochs after some that are done, of which the last may be done in part. */
    public double workAfter(double done) {
        return Math.max(0, training.epochs() - done) + RETRAINING_WORK * (epochs() - Math.max(training.epochs(), done));
    }
}

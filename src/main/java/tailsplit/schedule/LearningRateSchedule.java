package tailsplit.schedule;

import java.util.List;
import tailsplit.setting.EpochShare;

/**
 * The learning rate of each epoch: a linear warm-up, then a constant rate that every milestone multiplies by
 * {@code decay}.
 *
 * @param epochs       at least 1
 * @param learningRate after the warm-up
 * @param warmup       share of the epochs; above 0 it takes at least one epoch
 * @param milestones   shares of the epochs, ascending
 */
public record LearningRateSchedule(int epochs, double learningRate, double warmup, List<Double> milestones, double decay) {
    public LearningRateSchedule {
        milestones = List.copyOf(milestones);
    }

    /** The learning rate of an epoch, counted from 1. */
    public double rate(int epoch) {
        int warm = warmup == 0 ? 0 : Math.max(1, EpochShare.rounded(warmup, epochs));
        if (epoch <= warm) {
            return learningRate * epoch / warm;
        }
        long passed = milestones.stream().filter(share -> epoch > EpochShare.rounded(share, epochs)).count();
        return learningRate * Math.pow(decay, (double) passed);
    }
}

package tailsplit.schedule;

import java.util.List;

/**
 * The learning rate of each epoch: a linear warm-up, then a constant rate that every milestone multiplies by
 * {@code decay}. Shares of the epochs are rounded half up to whole epochs.
 *
 * @param epochs       at least 1
 * @param learningRate after the warm-up
 * @param warmup       share of the epochs; above 0 it takes at least one epoch
 * @param milestones   shares of the epochs, ascending
 */
public record Schedule(int epochs, double learningRate, double warmup, List<Double> milestones, double decay) {
    public Schedule {
        milestones = List.copyOf(milestones);
    }

    /** The learning rate of an epoch, counted from 1. */
    public double rate(int epoch) {
        long warm = warmup == 0 ? 0 : Math.max(1, wholeEpochs(warmup));
        if (epoch <= warm) {
            return learningRate * epoch / warm;
        }
        long passed = milestones.stream().filter(share -> epoch > wholeEpochs(share)).count();
        return learningRate * Math.pow(decay, passed);
    }

    private long wholeEpochs(double share) {
        return (long) Math.floor(share * epochs + 0.5);
    }
}

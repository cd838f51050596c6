package tailsplit.run;

/**
 * How long an epoch took, a row of timing.csv; apart from {@link EpochRecord} because a repeated run has the same
 * results but not the same times.
 *
 * @param epoch           counted from 1
 * @param seconds         all of it
 * @param imagesPerSecond in training
 * @param dataSeconds     spent waiting for images
 */
public record EpochTiming(
        int epoch,
        double seconds,
        double trainSeconds,
        double evaluationSeconds,
        double imagesPerSecond,
        double dataSeconds) {}

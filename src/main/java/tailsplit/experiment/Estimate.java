package tailsplit.experiment;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import tailsplit.run.EpochTiming;
import tailsplit.run.RunStatus;
import tailsplit.schedule.TrainingSchedule;
import tailsplit.setting.Setting;

/**
 * How long a run will take, from the measured speed of an earlier one.
 *
 * @param rough the earlier run was of another kind and its speed was scaled
 */
public record Estimate(Duration duration, boolean rough) {
    private static final int SIDE = 32;
    /** From the most to the least alike. */
    private static final List<BiPredicate<Configuration, Configuration>> LIKENESSES = List.of(
            (one, other) -> same(one, other, Settings.DATASET_NAME, Settings.NETWORK_NAME, Settings.TRAINING_PRECISION,
                    Settings.SPLITTING_METHOD, Settings.TRAINING_DEVICE, Settings.TRAINING_THREADS, Settings.TRAINING_BATCH),
            (one, other) -> same(one, other, Settings.DATASET_NAME, Settings.NETWORK_NAME, Settings.TRAINING_THREADS),
            (one, other) -> same(one, other, Settings.DATASET_NAME),
            (_, _) -> true);

    /**
     * @param images training images of an epoch
     * @param runs   of this machine's workspace
     * @return empty where no run has been measured
     */
    public static Optional<Estimate> of(Configuration configuration, int images, List<RunSummary> runs) {
        for (int likeness = 0; likeness < LIKENESSES.size(); likeness++) {
            BiPredicate<Configuration, Configuration> alike = LIKENESSES.get(likeness);
            Optional<RunSummary> measured = runs.stream()
                    .filter(run -> run.status().filter(status -> status.epoch() > 0).isPresent())
                    .filter(run -> alike.test(configuration, run.configuration()))
                    .max(Comparator.comparing(run -> run.status().map(RunStatus::heartbeat).orElseThrow()));
            if (measured.isPresent()) {
                return scaled(configuration, images, measured.get(), likeness > 0);
            }
        }
        return Optional.empty();
    }

    private static Optional<Estimate> scaled(Configuration configuration, int images, RunSummary measured, boolean rough) {
        List<EpochTiming> timings = measured.folder().timings();
        TrainingSchedule schedule = Schedules.of(configuration);
        TrainingSchedule before = Schedules.of(measured.configuration());
        double imagesPerSecond = median(timings.stream()
                .mapToDouble(timing -> timing.imagesPerSecond() * before.work(timing.epoch())).toArray());
        double evaluation = median(timings.stream().mapToDouble(EpochTiming::evaluationSeconds).toArray());
        double work = flop(configuration) / flop(measured.configuration());
        double seconds = work * (schedule.workAfter(0) * images / imagesPerSecond + schedule.epochs() * evaluation);
        return Double.isFinite(seconds) ? Optional.of(new Estimate(Duration.ofSeconds(Math.round(seconds)), rough)) : Optional.empty();
    }

    /** Of its network; how two networks compare hardly depends on the size of the images. */
    private static double flop(Configuration configuration) {
        return configuration.get(Settings.NETWORK_NAME).trainingFlop(3, SIDE, SIDE);
    }

    private static double median(double[] numbers) {
        double[] sorted = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static boolean same(Configuration one, Configuration other, Setting<?>... settings) {
        return Arrays.stream(settings).allMatch(setting -> one.get(setting).equals(other.get(setting)));
    }
}

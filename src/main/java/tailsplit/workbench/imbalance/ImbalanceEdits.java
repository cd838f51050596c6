package tailsplit.workbench.imbalance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.imbalance.Profile;
import tailsplit.setting.Kind;

/**
 * What the imbalance designer does to a configuration. Counts that no profile gives are kept one by one, as the custom
 * profile; a locked class keeps its count whatever happens to the others.
 */
public final class ImbalanceEdits {
    private ImbalanceEdits() {}

    /** @param counts as they are; {@code count} is brought into 1 to what the class has */
    public static Configuration count(Configuration configuration, int[] counts, int[] available, int label, long count) {
        int[] changed = counts.clone();
        changed[label] = Math.clamp(count, 1, Math.max(1, available[label]));
        return custom(configuration, changed);
    }

    /** Another profile. The custom one begins with the counts as they are. */
    public static Configuration profile(Configuration configuration, Kind<Profile> profile, int[] counts) {
        return profile == Profile.CUSTOM ? custom(configuration, counts)
                : configuration.with(Settings.IMBALANCE_COUNTS, List.of()).with(Settings.IMBALANCE_PROFILE, profile);
    }

    /** Another factor; where nothing is locked, custom counts give way to the exponential profile. */
    public static Configuration factor(
            Configuration configuration, double factor, int[] counts, int[] available, Set<Integer> locked) {
        Configuration changed = configuration.with(Settings.IMBALANCE_FACTOR, factor);
        boolean custom = configuration.get(Settings.IMBALANCE_PROFILE) == Profile.CUSTOM;
        if (locked.isEmpty()) {
            return custom ? profile(changed, Profile.EXPONENTIAL, counts) : changed;
        }
        Profile shape = configuration.get(Settings.IMBALANCE_PROFILE) == Profile.STEP
                ? new Profile.Step(factor) : new Profile.Exponential(factor);
        int max = largest(configuration, available);
        int[] wanted = shape.wanted(available, max);
        int[] fitted = IntStream.range(0, counts.length)
                .map(c -> locked.contains(c) ? counts[c] : Math.clamp(wanted[c], 1, Math.max(1, available[c]))).toArray();
        return custom(changed, fitted);
    }

    /** The counts that are not locked from the largest to the smallest, in the classes' order. */
    public static Configuration sort(Configuration configuration, int[] counts, int[] available, Set<Integer> locked) {
        List<Integer> free = IntStream.range(0, counts.length).boxed().filter(c -> !locked.contains(c)).toList();
        List<Integer> sorted = free.stream().map(c -> counts[c]).sorted(Comparator.reverseOrder()).toList();
        int[] changed = counts.clone();
        for (int i = 0; i < free.size(); i++) {
            changed[free.get(i)] = Math.min(sorted.get(i), available[free.get(i)]);
        }
        return custom(configuration, changed);
    }

    /** As a new experiment has it. */
    public static Configuration reset(Configuration configuration) {
        return configuration.with(Settings.IMBALANCE_COUNTS, List.of())
                .with(Settings.IMBALANCE_PROFILE, Settings.IMBALANCE_PROFILE.defaultValue())
                .with(Settings.IMBALANCE_FACTOR, Settings.IMBALANCE_FACTOR.defaultValue())
                .with(Settings.IMBALANCE_MAX, Settings.IMBALANCE_MAX.defaultValue());
    }

    /**
     * With counts of its own.
     *
     * @param counts images of each class
     */
    public static Configuration custom(Configuration configuration, int[] counts) {
        return configuration.with(Settings.IMBALANCE_MAX, Settings.IMBALANCE_MAX.defaultValue())
                .with(Settings.IMBALANCE_PROFILE, Profile.CUSTOM)
                .with(Settings.IMBALANCE_COUNTS, Arrays.stream(counts).asLongStream().boxed().toList());
    }

    private static int largest(Configuration configuration, int[] available) {
        OptionalInt largest = Arrays.stream(available).max();
        int max = configuration.getInt(Settings.IMBALANCE_MAX);
        return max == 0 ? largest.orElseThrow() : max;
    }
}

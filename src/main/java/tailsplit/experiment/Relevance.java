package tailsplit.experiment;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which settings have an effect beside the others: the focal loss's exponent, for example, only with that loss. */
public final class Relevance {
    private static final Map<String, Predicate<Configuration>> CONDITIONS = Map.ofEntries(
            when(Settings.DATASET_LABELS, is(Settings.DATASET_NAME, "cifar100")),
            when(Settings.DATASET_SIZE, is(Settings.DATASET_NAME, "folder")),
            when(Settings.DATASET_TEST_FRACTION, is(Settings.DATASET_NAME, "folder", "npz", "idx")),
            when(Settings.DATASET_SPLIT_SEED, is(Settings.DATASET_NAME, "folder", "npz", "idx")),
            when(Settings.IMBALANCE_FACTOR, is(Settings.IMBALANCE_PROFILE, "exponential", "step")),
            when(Settings.IMBALANCE_COUNTS, is(Settings.IMBALANCE_PROFILE, "custom")),
            when(Settings.IMBALANCE_MAX, is(Settings.IMBALANCE_PROFILE, "natural", "exponential", "step")),
            when(Settings.LOSS_FOCAL_GAMMA, is(Settings.LOSS_NAME, "focal")),
            when(Settings.LOSS_FOCAL_FORM, is(Settings.LOSS_NAME, "focal")),
            when(Settings.LOSS_MAX_MARGIN, is(Settings.LOSS_NAME, "ldam")),
            when(Settings.LOSS_SCALE, is(Settings.LOSS_NAME, "ldam")),
            when(Settings.LOSS_TAU, is(Settings.LOSS_NAME, "logit-adjustment")),
            when(Settings.LOSS_VECTOR_GAMMA, is(Settings.LOSS_NAME, "vector-scaling")),
            when(Settings.LOSS_VECTOR_TAU, is(Settings.LOSS_NAME, "vector-scaling")),
            when(Settings.RULE_BETA, is(Settings.RULE_NAME, "reweighting", "drw")),
            when(Settings.RULE_DEFER_UNTIL, is(Settings.RULE_NAME, "drw", "drs")),
            when(Settings.RULE_SAMPLER, is(Settings.RULE_NAME, "resampling", "drs")),
            when(Settings.RULE_RESAMPLE_OVER,
                    is(Settings.RULE_NAME, "resampling", "drs").and(is(Settings.SPLITTING_METHOD, "cws"))));

    private Relevance() {}

    public static boolean matters(Setting<?> setting, Configuration configuration) {
        Predicate<Configuration> condition = CONDITIONS.get(setting.key());
        return condition == null
                ? !isSplitting(setting) || configuration.get(Settings.SPLITTING_METHOD).equals("cws")
                : condition.test(configuration);
    }

    private static boolean isSplitting(Setting<?> setting) {
        return setting.group().equals("splitting") && setting != Settings.SPLITTING_METHOD;
    }

    private static Map.Entry<String, Predicate<Configuration>> when(Setting<?> setting, Predicate<Configuration> condition) {
        return Map.entry(setting.key(), condition);
    }

    private static Predicate<Configuration> is(Setting<String> setting, String... values) {
        return configuration -> Stream.of(values).anyMatch(configuration.get(setting)::equals);
    }
}

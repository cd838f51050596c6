package tailsplit.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tailsplit.loss.LossKind;
import tailsplit.loss.Losses;
import tailsplit.splitting.SubclassNumbers.Automatic;

/** Which settings have an effect beside the others: a loss's parameters, for example, only with that loss. */
public final class Relevance {
    private static final Map<String, Predicate<Configuration>> CONDITIONS = conditions(
            when(Settings.DATASET_LABELS, is(Settings.DATASET_NAME, "cifar100")),
            when(Settings.DATASET_SIZE, is(Settings.DATASET_NAME, "folder")),
            when(Settings.DATASET_TEST_FRACTION, is(Settings.DATASET_NAME, "folder", "npz", "idx")),
            when(Settings.DATASET_SPLIT_SEED, is(Settings.DATASET_NAME, "folder", "npz", "idx")),
            when(Settings.IMBALANCE_FACTOR, is(Settings.IMBALANCE_PROFILE, "exponential", "step")),
            when(Settings.IMBALANCE_COUNTS, is(Settings.IMBALANCE_PROFILE, "custom")),
            when(Settings.IMBALANCE_MAX, is(Settings.IMBALANCE_PROFILE, "natural", "exponential", "step")),
            when(Settings.SPLITTING_SIZE, finds(Automatic.BALANCED, Automatic.ADAPTIVE)),
            when(Settings.SPLITTING_SMALLEST, finds(Automatic.MODES, Automatic.ADAPTIVE)),
            when(Settings.SPLITTING_PILOT_EPOCHS, finds(Automatic.MODES)),
            when(Settings.SPLITTING_ADAPT_AT, finds(Automatic.ADAPTIVE)),
            when(Settings.SPLITTING_ATTENUATION, splitsBy("rings", "k-means")),
            when(Settings.SPLITTING_AVERAGE, splitsBy("rings", "k-means")),
            when(Settings.SPLITTING_DISTANCE, splitsBy("rings", "k-means")),
            when(Settings.SPLITTING_RINGS, splitsBy("rings")),
            when(Settings.SPLITTING_SCARCE, splitsBy("rings")),
            when(Settings.SPLITTING_STAGES, learnsMapper()),
            when(Settings.SPLITTING_HIDDEN, learnsMapper()),
            // shown where it is in the way
            when(Settings.TRAINING_MIXUP, is(Settings.SPLITTING_METHOD, "none").or(c -> c.get(Settings.TRAINING_MIXUP) > 0)),
            when(Settings.TRAINING_CLASSIFIER, is(Settings.SPLITTING_METHOD, "none").or(is(Settings.TRAINING_CLASSIFIER, "crt"))),
            when(Settings.TRAINING_CRT_EPOCHS, is(Settings.TRAINING_CLASSIFIER, "crt")),
            when(Settings.RULE_BETA, is(Settings.RULE_NAME, "reweighting", "drw")),
            when(Settings.RULE_DEFER_UNTIL, is(Settings.RULE_NAME, "drw", "drs")),
            when(Settings.RULE_SAMPLER, is(Settings.RULE_NAME, "resampling", "drs")),
            when(Settings.RULE_RESAMPLE_OVER,
                    is(Settings.RULE_NAME, "resampling", "drs").and(is(Settings.SPLITTING_METHOD, "cws"))));

    private Relevance() {}

    /** Those given, and that a loss's parameters matter under that loss. */
    @SafeVarargs
    private static Map<String, Predicate<Configuration>> conditions(Map.Entry<String, Predicate<Configuration>>... given) {
        Map<String, Predicate<Configuration>> conditions = new HashMap<>(Map.ofEntries(given));
        for (LossKind loss : Losses.ALL) {
            loss.parameters().forEach(parameter ->
                    conditions.merge(Settings.of(parameter).key(), is(Settings.LOSS_NAME, loss.name()), Predicate::or));
        }
        return Map.copyOf(conditions);
    }

    public static boolean matters(Setting<?> setting, Configuration configuration) {
        Predicate<Configuration> condition = CONDITIONS.get(setting.key());
        return condition == null
                ? !isSplitting(setting) || configuration.get(Settings.SPLITTING_METHOD).equals("cws")
                : condition.test(configuration);
    }

    private static boolean isSplitting(Setting<?> setting) {
        return setting.group().equals("splitting") && setting != Settings.SPLITTING_METHOD;
    }

    private static Predicate<Configuration> learnsMapper() {
        return is(Settings.SPLITTING_METHOD, "cws").and(is(Settings.SPLITTING_MAPPER, "learned"));
    }

    private static Predicate<Configuration> finds(Automatic... ways) {
        return is(Settings.SPLITTING_METHOD, "cws").and(c -> List.of(ways).contains(c.get(Settings.SPLITTING_SUBCLASSES)));
    }

    private static Predicate<Configuration> splitsBy(String... clusterings) {
        return is(Settings.SPLITTING_METHOD, "cws").and(is(Settings.SPLITTING_CLUSTERING, clusterings));
    }

    private static Map.Entry<String, Predicate<Configuration>> when(Setting<?> setting, Predicate<Configuration> condition) {
        return Map.entry(setting.key(), condition);
    }

    private static Predicate<Configuration> is(Setting<String> setting, String... values) {
        return configuration -> Stream.of(values).anyMatch(configuration.get(setting)::equals);
    }
}

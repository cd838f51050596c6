package tailsplit.experiment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tailsplit.imbalance.ValidationCut;
import tailsplit.loss.Rule;
import tailsplit.schedule.ClassifierTraining;
import tailsplit.setting.Option;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers.Automatic;

/** Which settings have an effect beside the others: a loss's own, for example, only with that loss. */
public final class Relevance {
    private static final Predicate<Configuration> SPLITS = configuration ->
            configuration.get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS;

    private static final Map<Setting<?>, Predicate<Configuration>> CONDITIONS = Map.of(
            Settings.SPLITTING_SIZE, finds(Automatic.BALANCED, Automatic.ADAPTIVE),
            Settings.SPLITTING_SMALLEST, finds(Automatic.MODES, Automatic.ADAPTIVE),
            Settings.SPLITTING_PILOT_EPOCHS, finds(Automatic.MODES),
            Settings.SPLITTING_ADAPT_AT, finds(Automatic.ADAPTIVE),
            Rule.RESAMPLE_OVER, SPLITS,
            // shown where it is in the way
            Settings.TRAINING_MIXUP, SPLITS.negate().or(c -> c.get(Settings.TRAINING_MIXUP) > 0),
            Settings.TRAINING_CLASSIFIER, SPLITS.negate().or(Relevance::retrains),
            Settings.TRAINING_CRT_EPOCHS, Relevance::retrains);

    /** The choices whose options have a setting, by that setting. */
    private static final Map<Setting<?>, Set<Setting<? extends Option>>> CHOICES = choices();

    private Relevance() {}

    /** Whether a setting's value changes anything under this configuration. */
    public static boolean matters(Setting<?> setting, Configuration configuration) {
        boolean fits = CONDITIONS.getOrDefault(setting, _ -> true).test(configuration)
                && (!ValidationCut.SETTINGS.contains(setting) || ValidationCut.matters(setting, configuration));
        boolean splits = !isSplitting(setting) || SPLITS.test(configuration);
        Set<Setting<? extends Option>> choices = CHOICES.getOrDefault(setting, Set.of());
        return fits && splits && (choices.isEmpty() || choices.stream().anyMatch(choice ->
                configuration.get(choice).settings().contains(setting) && matters(choice, configuration)));
    }

    private static boolean isSplitting(Setting<?> setting) {
        return setting.group().equals("splitting") && setting != Settings.SPLITTING_METHOD;
    }

    private static boolean retrains(Configuration configuration) {
        return configuration.get(Settings.TRAINING_CLASSIFIER) == ClassifierTraining.CRT;
    }

    private static Predicate<Configuration> finds(Automatic... ways) {
        return configuration -> configuration.get(Settings.SPLITTING_SUBCLASSES) instanceof Automatic way && List.of(ways).contains(way);
    }

    private static Map<Setting<?>, Set<Setting<? extends Option>>> choices() {
        Map<Setting<?>, Set<Setting<? extends Option>>> choices = new HashMap<>();
        Settings.ALL.forEach(setting -> add(setting, choices));
        return Map.copyOf(choices);
    }

    @SuppressWarnings("unchecked") // its type is one of options
    private static void add(Setting<?> setting, Map<Setting<?>, Set<Setting<? extends Option>>> choices) {
        if (setting.type() instanceof OneOf<?> choice) {
            choice.options().forEach(option -> option.settings().forEach(each ->
                    choices.computeIfAbsent(each, _ -> new HashSet<>()).add((Setting<? extends Option>) setting)));
        }
    }
}

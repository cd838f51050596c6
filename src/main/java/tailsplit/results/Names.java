package tailsplit.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Relevance;
import tailsplit.experiment.Settings;
import tailsplit.run.Adjustment;
import tailsplit.run.EvaluationRecord;
import tailsplit.setting.Option;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassPlan;

/** Settings and their values as tables of the field call them. */
public final class Names {
    private Names() {}

    /** What sets each of some configurations apart from the others, in few words: "CWS, factor 0.1"; "" where nothing does. */
    public static List<String> apart(List<Configuration> configurations) {
        List<Setting<?>> differing = differing(configurations);
        return configurations.stream().map(configuration -> of(differing, configuration)).toList();
    }

    /** The settings that are not the same in all configurations in which they have an effect. */
    public static List<Setting<?>> differing(List<Configuration> configurations) {
        return Settings.ALL.stream().filter(Setting::hashed).<Setting<?>>map(setting -> setting)
                .filter(setting -> configurations.stream().filter(each -> Relevance.matters(setting, each))
                        .map(each -> each.get(setting)).distinct().count() > 1)
                .toList();
    }

    /** The values of those settings that have an effect. */
    static String of(List<Setting<?>> settings, Configuration configuration) {
        return settings.stream().filter(setting -> Relevance.matters(setting, configuration))
                .map(setting -> apart(setting, configuration)).collect(Collectors.joining(", "));
    }

    /** A choice speaks for itself, a number does not. */
    private static String apart(Setting<?> setting, Configuration configuration) {
        String value = value(setting, configuration);
        if (value.equals("None")) {
            return "no " + setting.label().toLowerCase(Locale.ROOT);
        }
        return setting.type() instanceof OneOf ? value : setting(setting).toLowerCase(Locale.ROOT) + " " + value;
    }

    public static <T> String value(Setting<T> setting, Configuration configuration) {
        if (configuration.get(setting) instanceof Option option) {
            return option.shortLabel();
        }
        if (setting == Settings.SPLITTING_SUBCLASSES) {
            return switch (configuration.get(Settings.SPLITTING_SUBCLASSES)) {
                case SubclassNumbers.Automatic way -> way.word();
                case SubclassNumbers.Listed(List<Integer> plan) -> plan.isEmpty() ? "default" : runs(plan);
            };
        }
        String text = configuration.text(setting);
        return text.isEmpty() || !Character.isLetter(text.charAt(0)) ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** {@code minus log SN of 5-3-2}. */
    static String of(Adjustment adjustment) {
        return switch (adjustment.kind()) {
            case NONE -> "as trained";
            case PLAN -> "minus log SN of " + runs(adjustment.plan());
            case LOGIT_ADJUSTMENT, TAU_NORMALISATION ->
                adjustment.kind().key().replace("logit-", "logit ") + " " + String.valueOf(adjustment.tau()).replaceFirst("\\.0$", "");
        };
    }

    /** As a line of scores calls it: {@code Minus log SN of 5-3-2}. */
    public static String sentence(EvaluationRecord record) {
        return switch (record.adjustment()) {
            case NONE -> "As trained";
            case PLAN -> "Minus log SN of " + runs(Adjustment.ofPlan(record.plan()).plan());
            case LOGIT_ADJUSTMENT -> "Logit adjustment";
            case TAU_NORMALISATION -> "Tau-normalisation";
        };
    }

    /** What decided, as a line of scores calls it: {@code Mapper trained anew (mapperBalance=draws)}. */
    public static String decider(EvaluationRecord record) {
        String label = record.decision().label();
        return record.mapper().isEmpty() ? label : "%s trained anew (%s)".formatted(label, record.mapper().replace("splitting.", ""));
    }

    public static String setting(Setting<?> setting) {
        return setting == Settings.IMBALANCE_FACTOR ? "Factor" : setting == Settings.SPLITTING_METHOD ? "Method" : setting.label();
    }

    /** {@code 5-3-2}. */
    public static String plan(SubclassPlan plan) {
        return runs(plan.subclasses());
    }

    /** Many equal numbers in a row are told once: 5x10-3x10. */
    private static String runs(List<Integer> plan) {
        boolean isLong = plan.size() > 20;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < plan.size();) {
            int end = i;
            while (isLong && end + 1 < plan.size() && plan.get(end + 1).equals(plan.get(i))) {
                end++;
            }
            parts.add(end == i ? plan.get(i).toString() : plan.get(i) + "x" + (end - i + 1));
            i = end + 1;
        }
        return String.join("-", parts);
    }
}

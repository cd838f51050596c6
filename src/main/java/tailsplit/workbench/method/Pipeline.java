package tailsplit.workbench.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.clustering.Assignment;
import tailsplit.clustering.Assignment.Features;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Relevance;
import tailsplit.experiment.Settings;
import tailsplit.setting.Option;
import tailsplit.setting.Setting;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.shared.Words;

/**
 * How an image comes to a class, in words that follow the settings. A choice that explains itself is said in its own words; any
 * other setting of a step is named where it is not as usual.
 *
 * @param clustering       empty for a baseline
 * @param clustersFeatures it looks at the backbone's features
 * @param mapper           from pseudo-classes to classes, empty for a baseline
 */
record Pipeline(Step backbone, Optional<Step> clustering, boolean clustersFeatures, Step classifier, Optional<Step> mapper, int classes) {
    /** @param words what it does, in sentences */
    record Step(String name, String words) {
        private String spoken() {
            return name + ": " + words;
        }
    }

    static Pipeline of(Configuration now, Draft draft) {
        Step backbone = new Step("Backbone", now.get(Settings.NETWORK_NAME).label());
        if (now.get(Settings.SPLITTING_METHOD) != SplittingMethod.CWS) {
            return new Pipeline(backbone, Optional.empty(), false, new Step("Classifier", "A logit for each class."), Optional.empty(),
                    draft.classes());
        }
        String logits = now.get(Settings.SPLITTING_SUBCLASSES) == Automatic.MODES ? "A pseudo-logit for each mode that a pilot finds."
                : Words.count(draft.plan().pseudoClasses(), "pseudo-logit") + ", one for each subclass.";
        return new Pipeline(backbone, Optional.of(new Step("Clustering", words(Settings.SPLITTING_CLUSTERING, now))),
                now.get(Settings.SPLITTING_CLUSTERING).of(now).looksAtFeatures() && now.get(Assignment.FEATURES) != Features.PSEUDO_LOGITS,
                new Step("Classifier", logits), Optional.of(new Step("Label mapper", words(Settings.SPLITTING_MAPPER, now))),
                draft.classes());
    }

    /** What is chosen, and how its own settings stand. */
    private static <T extends Option> String words(Setting<T> choice, Configuration now) {
        Option chosen = now.get(choice);
        List<String> sentences = new ArrayList<>(List.of(said(chosen)));
        ownSettings(chosen, now).forEach(setting -> said(setting, now).ifPresent(sentences::add));
        return String.join(" ", sentences);
    }

    /** With those of the options that they choose. */
    private static Stream<Setting<?>> ownSettings(Option chosen, Configuration now) {
        return chosen.settings().stream().filter(setting -> Relevance.matters(setting, now)).flatMap(setting ->
                now.get(setting) instanceof Option option ? Stream.concat(Stream.of(setting), ownSettings(option, now))
                        : Stream.of(setting)).distinct();
    }

    private static String said(Option option) {
        return option.help().isEmpty() ? option.label() + "." : option.help();
    }

    private static <T> Optional<String> said(Setting<T> setting, Configuration now) {
        T value = now.get(setting);
        if (value instanceof Option option && !option.help().isEmpty()) {
            return Optional.of(option.help());
        }
        return Objects.equals(value, setting.defaultValue()) ? Optional.empty() : Optional.of("%s: %s.".formatted(setting.label(),
                value instanceof Option option ? option.inSentence() : setting.type().text(value)));
    }

    /** All of it for a reader who does not see it. */
    String spoken() {
        return Stream.of(Optional.of(backbone), clustering, Optional.of(classifier), mapper).flatMap(Optional::stream)
                .map(Step::spoken).reduce("From image to class.", (all, step) -> all + " " + step);
    }
}

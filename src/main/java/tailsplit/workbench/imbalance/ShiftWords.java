package tailsplit.workbench.imbalance;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.splitting.Grouping;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.MapperBalance;
import tailsplit.splitting.MapperInput;
import tailsplit.splitting.PlanShift;
import tailsplit.splitting.PlanShift.Adjustment;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers.Automatic;
import tailsplit.workbench.draft.Draft;

/** What a plan amounts to, for a reader who does not know why. */
final class ShiftWords {
    /** Parts of a whole that have a name. */
    private enum Share {
        TENTH(0.1, "a tenth of "), FIFTH(0.2, "a fifth of "), QUARTER(0.25, "a quarter of "), THIRD(1 / 3.0, "a third of "),
        TWO_FIFTHS(0.4, "two fifths of "), HALF(0.5, "half of "), TWO_THIRDS(2 / 3.0, "two thirds of "),
        THREE_QUARTERS(0.75, "three quarters of "), FOUR_FIFTHS(0.8, "four fifths of "), NINE_TENTHS(0.9, "nine tenths of "), WHOLE(1, "");

        private final double share;
        private final String words;

        Share(double share, String words) {
            this.share = share;
            this.words = words;
        }

        static String near(double tau) {
            return Stream.of(values()).min(Comparator.comparingDouble(each -> Math.abs(each.share - tau))).orElseThrow().words;
        }
    }

    private static final double NEXT_TO_NOTHING = 0.05;
    private static final double BEYOND_WHOLE = 1.1;

    private ShiftWords() {}

    /** "" without splitting, and while the experiment cannot be run. */
    static String sentence(Configuration configuration, Draft draft) {
        if (configuration.get(Settings.SPLITTING_METHOD) != SplittingMethod.CWS || draft.prepared().isEmpty()) {
            return "";
        }
        if (configuration.get(Settings.SPLITTING_SUBCLASSES) == Automatic.MODES) {
            return "What the plan takes off the score of each class is known once a run's pilot has found the modes.";
        }
        PlanShift shift = draft.shift();
        if (Collections.max(shift.shifts()) == 0) {
            return "No class is split, so that nothing is taken off any score.";
        }
        boolean changing = configuration.get(Settings.SPLITTING_SUBCLASSES) == Automatic.ADAPTIVE;
        return (changing ? "At first, this plan takes " : "This plan takes ") + taken(draft, shift) + ". "
                + reading(configuration.get(Settings.SPLITTING_MAPPER).of(configuration));
    }

    private static String taken(Draft draft, PlanShift shift) {
        Comparator<Integer> byShift = Comparator.comparingDouble(shift.shifts()::get);
        Comparator<Integer> byImages = Comparator.comparingInt(label -> draft.counts()[label]);
        List<Integer> labels = IntStream.range(0, draft.classes()).boxed().toList();
        int most = Collections.max(labels, byShift.thenComparing(byImages));
        int least = Collections.min(labels, byShift.thenComparing(byImages));
        if (shift.shifts().get(most).equals(shift.shifts().get(least))) {
            return "up to %s off the score of every class alike, which changes no decision".formatted(number(shift.shifts().get(most)));
        }
        String nothing = "all classes have the same number of images, and there is nothing to adjust";
        return "up to %s off the score of %s and %s off %s: %s".formatted(number(shift.shifts().get(most)), draft.classNames().get(most),
                shift.shifts().get(least) == 0 ? "nothing" : number(shift.shifts().get(least)), draft.classNames().get(least),
                shift.nearest().map(ShiftWords::adjustment).orElse(nothing));
    }

    private static String adjustment(Adjustment nearest) {
        double tau = nearest.tau();
        String words = tau < -NEXT_TO_NOTHING ? "against the imbalance, as small classes lose more than big ones"
                : tau < NEXT_TO_NOTHING ? "next to no logit adjustment"
                : tau > BEYOND_WHOLE ? "more than a full logit adjustment" : "about " + Share.near(tau) + "a full logit adjustment";
        return "%s (\u03C4\u00A0%s)".formatted(words, number(tau));
    }

    /** What becomes of the shift in the way in which classes are scored. */
    private static String reading(Mapper mapper) {
        return switch (mapper) {
            case Mapper.Grouped(Grouping grouping) -> switch (grouping) {
                case GROUP_SUM -> "The sum over its subclasses, which scores a class here, gives all of it back.";
                case GROUP_MAX -> "A class is scored by its largest subclass here, so that it can take effect.";
                case GROUP_MEAN -> "The mean over its subclasses, which scores a class here, takes more where they can be told apart.";
            };
            case Mapper.Learned learned when learned.input() == MapperInput.PSEUDO_LABEL ->
                    "A label mapper that reads one pseudo-label scores a class by its largest subclass, so that it can take effect.";
            case Mapper.Learned learned when learned.balance() != MapperBalance.NONE ->
                    "A label mapper trained on balanced classes tends to a full logit adjustment, whatever the plan.";
            case Mapper.Learned _ -> "A learned label mapper may give it back.";
        };
    }

    /** Paragraphs for a reader who asks what the sentence means. */
    static List<String> explanation(PlanShift shift) {
        double most = Collections.max(shift.shifts());
        long subclasses = Math.round(Math.exp(most));
        String example = most == 0 ? "" : " Of %d subclasses, each gets 1/%d of it: %s less on the scale of scores."
                .formatted(subclasses, subclasses, number(most));
        return List.of(
                "A network that cannot tell the subclasses of a class apart shares the class's probability out among them." + example
                        + " Where the largest subclass scores its class, big classes lose by it and small ones win.",
                "Logit adjustment does the same without splitting: it takes \u03C4 times the logarithm of a class's images off its score. "
                        + "\u03C4 is the slope at which the plan's subclasses grow with the images, and the logit adjustment nearest "
                        + "to the plan: 0 is none, 1 evens out all of the imbalance.",
                "It is at most that. Subclasses that the network can tell apart, or one that holds nearly all images, take less. "
                        + "A group sum gives everything back; a learned label mapper decides for itself.");
    }

    /** A difference of scores. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '\u2212');
    }
}

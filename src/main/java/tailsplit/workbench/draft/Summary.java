package tailsplit.workbench.draft;

import java.util.Optional;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Estimate;
import tailsplit.experiment.Settings;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.workbench.shared.Words;

/** An experiment in plain words. */
public final class Summary {
    private Summary() {}

    public static String of(Configuration c, Draft draft, Optional<Estimate> estimate) {
        boolean cws = c.get(Settings.SPLITTING_METHOD).equals("cws");
        String images = "%s %s images".formatted(Words.number(draft.figures().total()), Words.dataset(c.get(Settings.DATASET_NAME)));
        String what = cws
                ? "%s of %d classes, %s,".formatted(subclasses(c, draft), draft.classes(), images)
                : "%d classes of %s".formatted(draft.classes(), images);
        return "%s learns %s for %s with %s%s.%s%s %s".formatted(Words.option(c.get(Settings.NETWORK_NAME)), what,
                Words.count(c.get(Settings.TRAINING_EPOCHS), "epoch"), loss(c), rule(c),
                cws ? back(c) : "", retraining(c), time(estimate));
    }

    private static String subclasses(Configuration c, Draft draft) {
        String number = Words.count(draft.plan().pseudoClasses(), "subclass");
        return switch (c.get(Settings.SPLITTING_SUBCLASSES)) {
            case SubclassNumbers.Automatic way when way == SubclassNumbers.Automatic.MODES -> "the modes that a pilot finds";
            case SubclassNumbers.Automatic way when way == SubclassNumbers.Automatic.ADAPTIVE -> number + " (merged and split in training)";
            default -> number;
        };
    }

    private static String back(Configuration c) {
        return c.get(Settings.SPLITTING_MAPPER).equals("learned") ? " A label mapper turns subclasses back into classes."
                : " The sum over its subclasses scores a class.";
    }

    private static String retraining(Configuration c) {
        return c.get(Settings.TRAINING_CLASSIFIER).equals("crt")
                ? " Then a new classifier learns for %s (cRT).".formatted(Words.count(c.get(Settings.TRAINING_CRT_EPOCHS), "epoch")) : "";
    }

    private static String loss(Configuration c) {
        return Words.inSentence(c.get(Settings.LOSS_NAME)) + (c.get(Settings.LOSS_NAME).equals("focal") ? " loss" : "");
    }

    private static String rule(Configuration c) {
        long deferred = (long) Math.floor(c.get(Settings.RULE_DEFER_UNTIL) * c.get(Settings.TRAINING_EPOCHS) + 0.5);
        return switch (c.get(Settings.RULE_NAME)) {
            case "resampling" -> " and resampled classes";
            case "reweighting" -> " and reweighted classes";
            case "drw" -> ", reweighted after epoch " + deferred;
            case "drs" -> ", resampled after epoch " + deferred;
            default -> "";
        };
    }

    private static String time(Optional<Estimate> estimate) {
        return estimate.map(found -> "%s %s on this machine.".formatted(found.rough() ? "Very roughly" : "About",
                Words.duration(found.duration()))).orElse("How long it takes is known once a first run has been measured here.");
    }
}

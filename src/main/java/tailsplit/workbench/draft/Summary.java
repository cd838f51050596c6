package tailsplit.workbench.draft;

import java.util.Optional;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Estimate;
import tailsplit.experiment.Settings;
import tailsplit.loss.Rule;
import tailsplit.schedule.ClassifierTraining;
import tailsplit.setting.EpochShare;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.workbench.shared.Words;

/** An experiment in plain words. */
public final class Summary {
    private Summary() {}

    /** @param estimate how long it will take, where that is known */
    public static String of(Configuration c, Draft draft, Optional<Estimate> estimate) {
        boolean cws = c.get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS;
        String images = "%s %s images".formatted(Words.number(draft.figures().total()), c.get(Settings.DATASET_NAME).shortLabel());
        String what = cws
                ? "%s of %d classes, %s,".formatted(subclasses(c, draft), draft.classes(), images)
                : "%d classes of %s".formatted(draft.classes(), images);
        return "%s learns %s for %s with %s%s.%s %s".formatted(c.get(Settings.NETWORK_NAME).label(), what,
                Words.count(c.get(Settings.TRAINING_EPOCHS), "epoch"), c.get(Settings.LOSS_NAME).inSentence(), rule(c),
                retraining(c), time(estimate));
    }

    private static String subclasses(Configuration c, Draft draft) {
        String number = Words.count(draft.plan().pseudoClasses(), "subclass");
        return switch (c.get(Settings.SPLITTING_SUBCLASSES)) {
            case SubclassNumbers.Automatic way when way == SubclassNumbers.Automatic.MODES -> "the modes that a pilot finds";
            case SubclassNumbers.Automatic way when way == SubclassNumbers.Automatic.ADAPTIVE -> number + " (merged and split in training)";
            default -> number;
        };
    }

    private static String retraining(Configuration c) {
        return c.get(Settings.TRAINING_CLASSIFIER) == ClassifierTraining.CRT
                ? " Then a new classifier learns for %s (cRT).".formatted(Words.count(c.get(Settings.TRAINING_CRT_EPOCHS), "epoch")) : "";
    }

    private static String rule(Configuration c) {
        int deferred = EpochShare.rounded(c.get(Rule.DEFER_UNTIL), c.getInt(Settings.TRAINING_EPOCHS));
        return switch (c.get(Settings.RULE_NAME)) {
            case RESAMPLING -> " and resampled classes";
            case REWEIGHTING -> " and reweighted classes";
            case DRW -> ", reweighted after epoch " + deferred;
            case DRS -> ", resampled after epoch " + deferred;
            case NONE -> "";
        };
    }

    private static String time(Optional<Estimate> estimate) {
        return estimate.map(found -> "%s %s on this machine.".formatted(found.rough() ? "Very roughly" : "About",
                Words.duration(found.duration()))).orElse("How long it takes is known once a first run has been measured here.");
    }
}

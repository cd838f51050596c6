package tailsplit.results;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tailsplit.run.ScoredEpoch;

/** What a table shows of a run, in per cent; {@link ScoredEpoch} says what each is. */
public enum Metric {
    ACCURACY("Accuracy", true, ScoredEpoch::accuracy),
    MACRO_AUC("Macro AUC", true, ScoredEpoch::macroAuc),
    MANY("Many-shot accuracy", true, ScoredEpoch::many),
    MEDIUM("Medium-shot accuracy", true, ScoredEpoch::medium),
    FEW("Few-shot accuracy", true, ScoredEpoch::few),
    HEAD("Head accuracy", true, ScoredEpoch::head),
    MIDDLE("Middle accuracy", true, ScoredEpoch::middle),
    TAIL("Tail accuracy", true, ScoredEpoch::tail),
    ECE("Expected calibration error", false, ScoredEpoch::ece),
    GROUP_SUM("Accuracy by group sum", true, ScoredEpoch::groupSumAccuracy),
    GROUP_MAX("Accuracy by group max", true, ScoredEpoch::groupMaxAccuracy);

    private final String label;
    private final boolean higherIsBetter;
    private final ToDoubleFunction<ScoredEpoch> fraction;

    Metric(String label, boolean higherIsBetter, ToDoubleFunction<ScoredEpoch> fraction) {
        this.label = label;
        this.higherIsBetter = higherIsBetter;
        this.fraction = fraction;
    }

    /** From 0 to 1; NaN where the epoch has no such score. */
    double fraction(ScoredEpoch epoch) {
        return fraction.applyAsDouble(epoch);
    }

    /** NaN where the epoch has no such score. */
    public double percent(ScoredEpoch epoch) {
        return 100 * fraction(epoch);
    }

    public String label() {
        return label;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** As on the command line and in a file: {@code macro-auc}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

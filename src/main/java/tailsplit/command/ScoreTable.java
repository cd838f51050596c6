package tailsplit.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import tailsplit.run.RunResult;
import tailsplit.run.ScoredEpoch;

/** The scores of a run as a small table, in percent. */
final class ScoreTable {
    private ScoreTable() {}

    static void print(RunResult result, PrintStream out) {
        out.printf("%-20s %6s %9s %9s %7s %7s %7s %7s %7s%n",
                "epoch", "", "accuracy", "macro AUC", "many", "medium", "few", "ECE", "");
        row(out, "last", result.last());
        row(out, "best, test-selected", result.best());
        row(out, "validation-selected", result.validationSelected());
        result.last().filter(last -> !Double.isNaN(last.groupSumAccuracy())).ifPresent(last ->
                out.printf("last, without a mapper: group-sum %s, group-max %s%n",
                        percent(last.groupSumAccuracy()), percent(last.groupMaxAccuracy())));
    }

    private static void row(PrintStream out, String name, Optional<ScoredEpoch> scored) {
        scored.ifPresent(epoch -> out.printf("%-20s %6d %9s %9s %7s %7s %7s %7s%n", name, epoch.epoch(),
                percent(epoch.accuracy()), percent(epoch.macroAuc()), percent(epoch.many()), percent(epoch.medium()),
                percent(epoch.few()), percent(epoch.ece())));
    }

    static String percent(double fraction) {
        return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }
}

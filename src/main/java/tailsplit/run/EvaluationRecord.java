package tailsplit.run;

import java.util.Comparator;

/**
 * The scores of a checkpoint on a part of the data, a row of evaluations.csv; fractions from 0 to 1 as in
 * {@link Scores}.
 *
 * @param images in that part
 */
public record EvaluationRecord(
        int epoch,
        EvaluationRequest.Part part,
        int images,
        Decision decision,
        Adjustment.Kind adjustment,
        double tau,
        double accuracy,
        double macroAuc,
        double ece,
        double many,
        double medium,
        double few,
        double head,
        double middle,
        double tail) {
    static final Comparator<EvaluationRecord> ORDER = Comparator.comparingInt(EvaluationRecord::epoch).thenComparing(EvaluationRecord::part)
            .thenComparing(EvaluationRecord::decision).thenComparing(EvaluationRecord::adjustment)
            .thenComparingDouble(EvaluationRecord::tau);

    public static EvaluationRecord of(int epoch, EvaluationRequest.Part part, int images, Decision decision,
            Adjustment adjustment, Scores scores) {
        return new EvaluationRecord(epoch, part, images, decision, adjustment.kind(), adjustment.tau(), scores.accuracy(),
                scores.macroAuc(), scores.ece(), scores.many(), scores.medium(), scores.few(), scores.head(),
                scores.middle(), scores.tail());
    }
}

package tailsplit.run;

import java.util.Comparator;
import tailsplit.metric.Classified;
import tailsplit.metric.Scores;

/**
 * The scores of a checkpoint on a part of the data, a row of evaluations.csv.
 *
 * @param images in that part
 */
public record EvaluationRecord(
        int epoch,
        EvaluationRequest.Part part,
        int images,
        Decider decision,
        Adjustment.Kind adjustment,
        double tau,
        Scores scores) {
    static final Comparator<EvaluationRecord> ORDER = Comparator.comparingInt(EvaluationRecord::epoch).thenComparing(EvaluationRecord::part)
            .thenComparing(EvaluationRecord::decision).thenComparing(EvaluationRecord::adjustment)
            .thenComparingDouble(EvaluationRecord::tau);

    public static EvaluationRecord of(int epoch, EvaluationRequest.Part part, Decider decision, Adjustment adjustment, Classified images) {
        return new EvaluationRecord(epoch, part, images.size(), decision, adjustment.kind(), adjustment.tau(), Scores.of(images));
    }
}

package tailsplit.run;

import java.util.Comparator;
import tailsplit.metric.Classified;
import tailsplit.metric.Decider;
import tailsplit.metric.Scores;

/**
 * The scores of a checkpoint on a part of the data, a row of evaluations.csv.
 *
 * @param images in that part
 * @param tau    of the adjustment, 0 where it has none
 * @param plan   of the adjustment, {@code 5,3,2}; blank where it has none
 */
public record EvaluationRecord(
        int epoch,
        EvaluationRequest.Part part,
        int images,
        Decider decision,
        Adjustment.Kind adjustment,
        double tau,
        Scores scores,
        String plan) {
    static final Comparator<EvaluationRecord> ORDER = Comparator.comparingInt(EvaluationRecord::epoch).thenComparing(EvaluationRecord::part)
            .thenComparing(EvaluationRecord::decision).thenComparing(EvaluationRecord::adjustment)
            .thenComparingDouble(EvaluationRecord::tau).thenComparing(EvaluationRecord::plan);

    public boolean hasTau() {
        return adjustment == Adjustment.Kind.LOGIT_ADJUSTMENT || adjustment == Adjustment.Kind.TAU_NORMALISATION;
    }

    /** Whether the scores are those after an adjustment. */
    public boolean isOf(Adjustment asked) {
        return adjustment == asked.kind() && tau == asked.tau() && plan.equals(asked.planText());
    }

    public static EvaluationRecord of(int epoch, EvaluationRequest.Part part, Decider decision, Adjustment adjustment, Classified images) {
        return new EvaluationRecord(epoch, part, images.size(), decision, adjustment.kind(), adjustment.tau(),
                Scores.ofProbabilities(images), adjustment.planText());
    }
}

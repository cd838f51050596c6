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
 * @param mapper of a label mapper that was trained anew its settings, {@code splitting.mapperBalance=draws}; blank for the run's own
 */
public record EvaluationRecord(
        int epoch,
        EvaluationRequest.Part part,
        int images,
        Decider decision,
        Adjustment.Kind adjustment,
        double tau,
        Scores scores,
        String plan,
        String mapper) {
    static final Comparator<EvaluationRecord> ORDER = Comparator.comparingInt(EvaluationRecord::epoch).thenComparing(EvaluationRecord::part)
            .thenComparing(EvaluationRecord::decision).thenComparing(EvaluationRecord::adjustment)
            .thenComparingDouble(EvaluationRecord::tau).thenComparing(EvaluationRecord::plan)
            .thenComparing(EvaluationRecord::mapper);

    public boolean hasTau() {
        return adjustment == Adjustment.Kind.LOGIT_ADJUSTMENT || adjustment == Adjustment.Kind.TAU_NORMALISATION;
    }

    /** Whether the scores are those after an adjustment, of the run as it was trained. */
    public boolean isOf(Adjustment asked) {
        return mapper.isEmpty() && adjustment == asked.kind() && tau == asked.tau() && plan.equals(asked.planText());
    }

    public static EvaluationRecord of(int epoch, EvaluationRequest request, Decider decision, Adjustment adjustment, Classified images) {
        return new EvaluationRecord(epoch, request.part(), images.size(), decision, adjustment.kind(), adjustment.tau(),
                Scores.ofProbabilities(images), adjustment.planText(), request.mapperText());
    }
}

package tailsplit.run;

/**
 * The scores of a checkpoint on a part of the data, a row of evaluations.csv; fractions from 0 to 1 as in
 * {@link Scores}.
 *
 * @param part       a key of {@link EvaluationRequest.Part}
 * @param images     in that part
 * @param decision   a key of {@link Decision}
 * @param adjustment a key of {@link Adjustment.Kind}
 */
public record EvaluationRecord(
        int epoch,
        String part,
        int images,
        String decision,
        String adjustment,
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

    public static EvaluationRecord of(int epoch, EvaluationRequest.Part part, int images, Decision decision, Adjustment adjustment, Scores scores) {
        return new EvaluationRecord(epoch, part.key(), images, decision.key(), adjustment.kind().key(), adjustment.tau(), scores.accuracy(),
                scores.macroAuc(), scores.ece(), scores.many(), scores.medium(), scores.few(), scores.head(), scores.middle(), scores.tail());
    }

    /** Whether the other one answers the same question. */
    boolean isAbout(EvaluationRecord other) {
        return epoch == other.epoch && part.equals(other.part) && decision.equals(other.decision)
                && adjustment.equals(other.adjustment) && tau == other.tau;
    }
}

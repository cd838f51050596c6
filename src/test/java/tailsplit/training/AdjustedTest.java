package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tailsplit.file.InvalidInputException;
import tailsplit.metric.Decider;
import tailsplit.run.Adjustment;
import tailsplit.splitting.Occupancy;
import tailsplit.splitting.SubclassPlan;

/** Cases worked by hand. */
class AdjustedTest {
    private static final LastLayer LAYER = new LastLayer(new double[] {4, 1}, new double[] {0.5, -1});
    private static final Adjustment PRIOR = new Adjustment(Adjustment.Kind.LOGIT_ADJUSTMENT, 1);

    /** Equal scores, 90 and 10 training images: the odds become 1/0.9 to 1/0.1. */
    @Test
    void logitAdjustmentDividesByThePriors() {
        Adjusted adjusted = new Adjusted(outputs(0, 0), Optional.empty(), new int[] {90, 10}, LAYER, LAYER);
        assertArrayEquals(new float[] {0.1f, 0.9f}, adjusted.probabilities(Decider.CLASSIFIER, PRIOR)[0], 1e-7f);
        double odds = Math.sqrt(9);
        assertArrayEquals(new float[] {(float) (1 / (1 + odds)), (float) (odds / (1 + odds))},
                adjusted.probabilities(Decider.CLASSIFIER, new Adjustment(Adjustment.Kind.LOGIT_ADJUSTMENT, 0.5))[0], 1e-7f);
    }

    /** Without its biases the logits are 2 and 1; lengths 4 and 1 make them 1 and 1 with tau 0.5, 0.5 and 1 with tau 1. */
    @Test
    void tauNormalisationDividesByTheWeightsLengthsAndLeavesTheBiasOut() {
        Adjusted adjusted = new Adjusted(outputs(2.5f, 0), Optional.empty(), new int[] {1, 1}, LAYER, LAYER);
        assertArrayEquals(softmax(2.5, 0), adjusted.probabilities(Decider.CLASSIFIER, Adjustment.NONE)[0], 1e-7f);
        assertArrayEquals(softmax(2, 1), adjusted.probabilities(Decider.CLASSIFIER, tau(0))[0], 1e-7f);
        assertArrayEquals(softmax(1, 1), adjusted.probabilities(Decider.CLASSIFIER, tau(0.5))[0], 1e-7f);
        assertArrayEquals(softmax(0.5, 1), adjusted.probabilities(Decider.CLASSIFIER, tau(1))[0], 1e-7f);
    }

    /** Pseudo-probabilities 0.2, 0.2 and 0.6 of classes of 30 and 10 images: 0.4/30 to 0.6/10 is 2 to 9. */
    @Test
    void underSplittingTheGroupsAreAdjustedByTheRealClasses() {
        float[] logits = {log(0.2), log(0.2), log(0.6)};
        Outputs outputs = new Outputs(new int[] {0}, new float[0], logits, new float[] {0, 0}, Optional.of(new float[] {0, log(3)}));
        LastLayer pseudo = new LastLayer(new double[] {1, 1, 2}, new double[3]);
        SubclassPlan plan = new SubclassPlan(List.of(2, 1));
        GroupReadOut groups = new GroupReadOut(plan, Optional.of(new Occupancy(plan, new int[] {24, 6, 10})));
        Adjusted adjusted = new Adjusted(outputs, Optional.of(groups), new int[] {30, 10}, pseudo, LAYER);
        assertArrayEquals(new float[] {0.4f, 0.6f}, adjusted.probabilities(Decider.GROUP_SUM, Adjustment.NONE)[0], 1e-6f);
        assertArrayEquals(new float[] {2 / 11f, 9 / 11f}, adjusted.probabilities(Decider.GROUP_SUM, PRIOR)[0], 1e-6f);
        assertArrayEquals(new float[] {0.25f, 0.75f}, adjusted.probabilities(Decider.GROUP_MAX, Adjustment.NONE)[0], 1e-6f);
        assertArrayEquals(softmax(Math.log(0.2), Math.log(0.6) / 2), adjusted.probabilities(Decider.GROUP_MAX, tau(1))[0], 1e-6f);
        assertArrayEquals(new float[] {0.25f, 0.75f}, adjusted.probabilities(Decider.MAPPER, PRIOR)[0], 1e-6f);
        float weighted = 0.8f * 0.2f + 0.2f * 0.2f;
        assertArrayEquals(new float[] {weighted / (weighted + 0.6f), 0.6f / (weighted + 0.6f)},
                adjusted.probabilities(Decider.GROUP_SUM_WEIGHTED, Adjustment.NONE)[0], 1e-6f);
        assertArrayEquals(softmax(Math.log(0.8 * 0.2), Math.log(0.6)),
                adjusted.probabilities(Decider.GROUP_MAX_WEIGHTED, Adjustment.NONE)[0], 1e-6f);
        assertArrayEquals(new float[] {0.1f, 0.9f}, adjusted.probabilities(Decider.MAPPER_WEIGHTED, PRIOR)[0], 1e-6f);
    }

    @Test
    void aClassWithoutTrainingImagesCountsAsOneOfASingleImage() {
        Adjusted adjusted = new Adjusted(outputs(0, 0), Optional.empty(), new int[] {9, 0}, LAYER, LAYER);
        assertArrayEquals(new float[] {0.1f, 0.9f}, adjusted.probabilities(Decider.CLASSIFIER, PRIOR)[0], 1e-6f);
    }

    /** Odds of 4 to 1 between a class of four subclasses and one of two become 4/4 to 1/2. */
    @Test
    void aPlanDividesByTheNumbersOfSubclasses() {
        Adjusted adjusted = new Adjusted(outputs(log(0.8), log(0.2)), Optional.empty(), new int[] {90, 10}, LAYER, LAYER);
        assertArrayEquals(new float[] {2 / 3f, 1 / 3f}, adjusted.probabilities(Decider.CLASSIFIER, Adjustment.ofPlan("4,2"))[0], 1e-6f);
        String said = assertThrows(InvalidInputException.class,
                () -> adjusted.probabilities(Decider.CLASSIFIER, Adjustment.ofPlan("4,2,1"))).getMessage();
        assertEquals("plan 4,2,1: found 3 numbers; allowed: 2, one for each class", said);
    }

    private static Adjustment tau(double tau) {
        return new Adjustment(Adjustment.Kind.TAU_NORMALISATION, tau);
    }

    private static Outputs outputs(float... scores) {
        return new Outputs(new int[] {0}, new float[0], scores, scores, Optional.empty());
    }

    private static float[] softmax(double one, double other) {
        double share = 1 / (1 + Math.exp(other - one));
        return new float[] {(float) share, (float) (1 - share)};
    }

    private static float log(double probability) {
        return (float) Math.log(probability);
    }
}

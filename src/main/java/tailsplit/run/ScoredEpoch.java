package tailsplit.run;

import java.util.Arrays;
import java.util.List;

/**
 * The test scores of one epoch's network; fractions from 0 to 1, NaN (null in JSON) where there is none.
 *
 * @param epoch            counted from 1
 * @param selection        how the epoch was chosen: {@link #LAST}, {@link #TEST_SELECTED},
 *                         {@link #VALIDATION_SELECTED}
 * @param many             mean over the classes of over 100 training images
 * @param medium           of 20 to 100
 * @param few              of under 20
 * @param head             mean over the third of the classes with the most training images
 * @param groupSumAccuracy by the sum of the softmax over a class's subclasses, with classwise splitting
 * @param groupMaxAccuracy by the largest pseudo-logit of a class, with classwise splitting
 * @param classAccuracy    by class; NaN for a class without test images
 */
public record ScoredEpoch(
        int epoch,
        String selection,
        double accuracy,
        double macroAuc,
        double ece,
        double many,
        double medium,
        double few,
        double head,
        double middle,
        double tail,
        double groupSumAccuracy,
        double groupMaxAccuracy,
        List<Double> classAccuracy) {
    public static final String LAST = "last";
    public static final String TEST_SELECTED = "test-selected";
    public static final String VALIDATION_SELECTED = "validation-selected";

    public ScoredEpoch {
        classAccuracy = List.copyOf(classAccuracy);
    }

    /** Scores of a network without subclasses. */
    public static ScoredEpoch of(int epoch, String selection, Scores scores) {
        return of(epoch, selection, scores, Double.NaN, Double.NaN);
    }

    public static ScoredEpoch of(
            int epoch, String selection, Scores scores, double groupSumAccuracy, double groupMaxAccuracy) {
        return new ScoredEpoch(epoch, selection, scores.accuracy(), scores.macroAuc(), scores.ece(), scores.many(),
                scores.medium(), scores.few(), scores.head(), scores.middle(), scores.tail(), groupSumAccuracy,
                groupMaxAccuracy, Arrays.stream(scores.classAccuracy()).boxed().toList());
    }
}

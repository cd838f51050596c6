package tailsplit.run;

/**
 * What an epoch came to, a row of epochs.csv. Losses are means over images, accuracies fractions from 0 to 1; NaN
 * stands where there is none and is an empty cell.
 *
 * @param epoch              counted from 1
 * @param trainLoss          of the backbone's training, augmented images
 * @param mapperLoss         of the label mapper's training, with classwise splitting
 * @param testLoss           unweighted cross-entropy of the final class scores
 * @param mapperAccuracy     of the label mapper on the test images, with classwise splitting
 * @param groupSumAccuracy   on the test images, by the sum of the softmax over a class's subclasses
 * @param groupMaxAccuracy   on the test images, by the largest pseudo-logit of a class
 * @param validationAccuracy on the validation part, where there is one
 * @param groupMeanAccuracy  on the test images, by the mean of a class's pseudo-logits; this one and those that follow: see
 *                           {@link tailsplit.metric.Decider}
 * @param deadUnits          hidden units of the label mapper that no training image made active in the epoch; NaN without a learned one
 */
public record EpochRecord(
        int epoch,
        double learningRate,
        double trainLoss,
        double mapperLoss,
        double testLoss,
        double trainAccuracy,
        double testAccuracy,
        double mapperAccuracy,
        double groupSumAccuracy,
        double groupMaxAccuracy,
        double validationAccuracy,
        double groupMeanAccuracy,
        double groupSumWeightedAccuracy,
        double groupMaxWeightedAccuracy,
        double groupMeanWeightedAccuracy,
        double mapperWeightedAccuracy,
        double deadUnits) {}

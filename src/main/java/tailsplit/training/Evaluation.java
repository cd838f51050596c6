package tailsplit.training;

import java.util.Optional;
import tailsplit.metric.Accuracy;
import tailsplit.metric.ArgMax;
import tailsplit.metric.Classified;
import tailsplit.splitting.SubclassPlan;

/**
 * What a network makes of a set of images.
 *
 * @param images   with the softmax of the final class scores
 * @param loss     unweighted mean cross-entropy of the final class scores
 * @param features {@code [images, size]}
 */
record Evaluation(Classified images, double loss, float[] features) {
    /**
     * @param plan        empty without splitting
     * @param trainCounts {@code [classes]}, training images of each class
     */
    static Evaluation of(Outputs outputs, Optional<SubclassPlan> plan, int[] trainCounts) {
        int n = outputs.images();
        int[] labels = outputs.labels();
        float[][] probabilities = new float[n][];
        double loss = 0;
        int groupSum = 0;
        int groupMax = 0;
        for (int i = 0; i < n; i++) {
            double[] scores = ReadOut.row(outputs.scores(), i, trainCounts.length);
            probabilities[i] = ReadOut.floats(ReadOut.softmax(scores));
            loss += ReadOut.crossEntropy(scores, labels[i]);
            if (plan.isPresent()) {
                double[] logits = ReadOut.row(outputs.logits(), i, plan.get().pseudoClasses());
                groupSum += ArgMax.of(ReadOut.groupSums(plan.get(), logits)) == labels[i] ? 1 : 0;
                groupMax += ArgMax.of(ReadOut.groupMaxima(plan.get(), logits)) == labels[i] ? 1 : 0;
            }
        }
        Classified images = plan.isEmpty() ? new Classified(probabilities, labels, trainCounts)
                : new Classified(probabilities, labels, trainCounts, (double) groupSum / n, (double) groupMax / n);
        return new Evaluation(images, loss / n, outputs.features());
    }

    /** Share of images whose most probable class (the first of equals) is the true one. */
    double accuracy() {
        return Accuracy.METRIC.of(images);
    }
}

package tailsplit.training;

import java.util.Optional;
import tailsplit.run.Scores;
import tailsplit.splitting.SubclassPlan;

/**
 * What a network makes of a set of images.
 *
 * @param labels        {@code [images]}, the true classes
 * @param probabilities {@code [images][classes]}, softmax of the final class scores
 * @param loss          unweighted mean cross-entropy of the final class scores
 * @param groupSum      share of images whose class has the largest sum of pseudo-class probabilities; NaN without
 *                      splitting
 * @param groupMax      share of images whose class holds the largest pseudo-logit; NaN without splitting
 * @param features      {@code [images, size]}
 */
record Evaluation(
        int[] labels, float[][] probabilities, double loss, double groupSum, double groupMax, float[] features) {

    /** @param plan empty without splitting */
    static Evaluation of(Outputs outputs, Optional<SubclassPlan> plan, int classes) {
        int n = outputs.images();
        int[] labels = outputs.labels();
        float[][] probabilities = new float[n][];
        double loss = 0;
        int groupSum = 0;
        int groupMax = 0;
        for (int i = 0; i < n; i++) {
            double[] scores = ReadOut.row(outputs.scores(), i, classes);
            probabilities[i] = ReadOut.floats(ReadOut.softmax(scores));
            loss += ReadOut.crossEntropy(scores, labels[i]);
            if (plan.isPresent()) {
                double[] logits = ReadOut.row(outputs.logits(), i, plan.get().pseudoClasses());
                groupSum += ReadOut.argMax(ReadOut.groupSums(plan.get(), logits)) == labels[i] ? 1 : 0;
                groupMax += ReadOut.argMax(ReadOut.groupMaxima(plan.get(), logits)) == labels[i] ? 1 : 0;
            }
        }
        return new Evaluation(labels, probabilities, loss / n,
                plan.isPresent() ? (double) groupSum / n : Double.NaN,
                plan.isPresent() ? (double) groupMax / n : Double.NaN, outputs.features());
    }

    /** Share of images whose most probable class (the first of equals) is the true one. */
    double accuracy() {
        int correct = 0;
        for (int i = 0; i < labels.length; i++) {
            if (prediction(i) == labels[i]) {
                correct++;
            }
        }
        return (double) correct / labels.length;
    }

    int prediction(int image) {
        return Scores.argMax(probabilities[image]);
    }
}

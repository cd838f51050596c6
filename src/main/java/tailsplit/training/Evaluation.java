package tailsplit.training;

import tailsplit.run.Scores;

/**
 * What a network makes of a set of images.
 *
 * @param labels        {@code [images]}, the true classes
 * @param probabilities {@code [images][classes]}, softmax of the final class scores
 * @param loss          unweighted mean cross-entropy of the final class scores
 * @param groupSum      share of images whose class has the largest sum of pseudo-class probabilities; NaN without
 *                      splitting
 * @param groupMax      share of images whose class holds the largest pseudo-logit; NaN without splitting
 * @param features      {@code [images, 64]}
 */
record Evaluation(
        int[] labels, float[][] probabilities, double loss, double groupSum, double groupMax, float[] features) {

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

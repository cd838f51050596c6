package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.dataset.ImageSet;
import tailsplit.network.ResNet;
import tailsplit.splitting.SubclassPlan;

/** Runs a network in evaluation mode, without augmentation, over a set of images. */
final class Evaluator {
    private static final int BATCH = 500;

    private final NDManager manager;
    private final Model model;
    private final Optional<SubclassPlan> plan;
    private final int classes;
    private final ImageSet images;
    private final int[] positions;
    private final ImageLoader loader;

    /** @param positions of the images to evaluate, in this order */
    Evaluator(NDManager manager, Model model, Recipe recipe, ImageSet images, int[] positions) {
        this.manager = manager;
        this.model = model;
        this.plan = recipe.splitting().map(Splitting::plan);
        this.classes = recipe.dataset().classes();
        this.images = images;
        this.positions = positions;
        loader = new ImageLoader(images, recipe.normalisation(), Math.min(BATCH, Math.max(1, positions.length)));
    }

    /** Of all images of a set. */
    static Evaluator ofAll(NDManager manager, Model model, Recipe recipe, ImageSet images) {
        return new Evaluator(manager, model, recipe, images, IntStream.range(0, images.size()).toArray());
    }

    Evaluation evaluate() {
        int n = positions.length;
        int[] labels = Arrays.stream(positions).map(position -> images.labels()[position]).toArray();
        float[][] probabilities = new float[n][];
        float[] features = new float[n * ResNet.FEATURES];
        double loss = 0;
        int groupSum = 0;
        int groupMax = 0;
        for (int start = 0; start < n; start += BATCH) {
            int[] batch = Arrays.copyOfRange(positions, start, Math.min(n, start + BATCH));
            Outputs outputs = forward(batch);
            System.arraycopy(outputs.features, 0, features, start * ResNet.FEATURES, outputs.features.length);
            for (int i = 0; i < batch.length; i++) {
                int label = labels[start + i];
                probabilities[start + i] = toFloats(ReadOut.softmax(outputs.scores, i, classes));
                loss += ReadOut.crossEntropy(outputs.scores, i, classes, label);
                if (plan.isPresent()) {
                    groupSum += ReadOut.groupSum(plan.get(), outputs.logits, i) == label ? 1 : 0;
                    groupMax += ReadOut.groupMax(plan.get(), outputs.logits, i) == label ? 1 : 0;
                }
            }
        }
        return new Evaluation(labels, probabilities, loss / n,
                plan.isPresent() ? (double) groupSum / n : Double.NaN,
                plan.isPresent() ? (double) groupMax / n : Double.NaN,
                features);
    }

    private Outputs forward(int[] batch) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray input = loader.load(scope, batch);
            NDArray features = model.backbone().features(input, false);
            NDArray logits = model.classifier().logits(features);
            float[] values = logits.toFloatArray();
            float[] scores = model.mapper().map(mapper -> mapper.logits(logits).toFloatArray()).orElse(values);
            return new Outputs(features.toFloatArray(), values, scores);
        }
    }

    private static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Of one batch, row after row: features, the classifier's logits and the final class scores. */
    private record Outputs(float[] features, float[] logits, float[] scores) {}
}

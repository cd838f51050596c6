package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.ImageSet;
import tailsplit.imbalance.LongTailedSplit;
import tailsplit.loss.CrossEntropy;
import tailsplit.loss.Ldam;
import tailsplit.loss.Loss;
import tailsplit.loss.Rule;
import tailsplit.loss.RuleKind;
import tailsplit.network.BiasStart;
import tailsplit.network.Head;
import tailsplit.network.NetworkKind;
import tailsplit.network.Networks;
import tailsplit.network.Precision;
import tailsplit.random.SplitMix;
import tailsplit.schedule.LearningRateSchedule;
import tailsplit.schedule.TrainingSchedule;

/** Four images of one class and two of another, an epoch of training and two of re-training. */
class ClassifierRetrainingTest {
    private static final int[] LABELS = {0, 0, 0, 0, 1, 1};
    private static final NetworkKind NETWORK = Networks.named("resnet8");
    private static final int SIDE = 8;
    private static final double MOMENTUM = 0.9;
    private static final LearningRateSchedule TRAINING = new LearningRateSchedule(1, 0.05, 0, List.of(), 1);
    private static final TrainingSchedule SCHEDULE = TrainingSchedule.retraining(TRAINING, 2);

    @BeforeAll
    static void recordGradientsOnlyWhereAsked() {
        Engine.getInstance();
        JniUtils.setGradMode(false);
    }

    /** A class of ten images and one of two: each class half of the draws, so each image 1/20 or 1/4. */
    @Test
    void drawsClassesAndThenTheirImagesAlike() {
        int[] labels = {0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0};
        int[] times = new int[labels.length];
        SplitMix random = new SplitMix(5);
        int epochs = 10_000;
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] drawn = ClassifierRetraining.draw(labels, random);
            assertEquals(labels.length, drawn.length);
            Arrays.stream(drawn).forEach(image -> times[image]++);
        }
        for (int image = 0; image < labels.length; image++) {
            assertEquals(labels[image] == 0 ? 1 / 20.0 : 1 / 4.0, times[image] / (double) (epochs * labels.length),
                    0.005, "image " + image);
        }
    }

    /** Two batches of three images, worked in double precision from the frozen features and the new classifier's first weights. */
    @Test
    void twoStepsOfANewLinearClassifier() throws Exception {
        Recipe recipe = recipe(new CrossEntropy(), 3, SCHEDULE);
        try (NDManager manager = NDManager.newBaseManager(); Trained trained = new Trained(manager, recipe)) {
            trained.method.train(1);
            double[][] features = features(manager, trained.model, recipe);
            Head fresh = new Head(manager, new Streams(recipe.seed()).retraining(), OptionalDouble.empty(), BiasStart.ZERO,
                    NETWORK.features(), 2);
            double[] weights = doubles(fresh.parameters().getFirst().toFloatArray());
            double[] biases = new double[2];
            double[] weightMomenta = new double[weights.length];
            double[] biasMomenta = new double[2];
            int[] order = ClassifierRetraining.draw(LABELS, new Streams(recipe.seed()).order(2, 0));
            double loss = 0;
            for (int start : new int[] {0, 3}) {
                double[] weightGradient = new double[weights.length];
                double[] biasGradient = new double[2];
                for (int i = start; i < start + 3; i++) {
                    double[] x = features[order[i]];
                    double[] logits = new double[2];
                    for (int c = 0; c < 2; c++) {
                        logits[c] = biases[c] + dot(weights, c, x);
                    }
                    double[] p = ReadOut.softmax(logits);
                    int label = LABELS[order[i]];
                    loss -= Math.log(p[label]) / 6;
                    for (int c = 0; c < 2; c++) {
                        double error = (p[c] - (c == label ? 1 : 0)) / 3;
                        biasGradient[c] += error;
                        for (int f = 0; f < x.length; f++) {
                            weightGradient[c * x.length + f] += error * x[f];
                        }
                    }
                }
                step(weights, weightGradient, weightMomenta);
                step(biases, biasGradient, biasMomenta);
            }
            assertEquals(loss, trained.method.train(2).loss(), 1e-5);
            Map<String, float[]> arrays = Tensors.values(trained.model.arrays());
            assertArrayEquals(weights, doubles(arrays.get("classifier.parameter.0")), 1e-5);
            assertArrayEquals(biases, doubles(arrays.get("classifier.parameter.1")), 1e-5);
            assertArrayEquals(weightMomenta, doubles(arrays.get("retraining.momentum.0")), 1e-5);
        }
    }

    /** Under LDAM the new classifier is a cosine one too, its loss plain cross-entropy without margins. */
    @Test
    void aCosineClassifierLearnsWithoutMargins() throws Exception {
        Recipe recipe = recipe(new Ldam(0.5, 30), LABELS.length, SCHEDULE);
        try (NDManager manager = NDManager.newBaseManager(); Trained trained = new Trained(manager, recipe)) {
            trained.method.train(1);
            double[][] features = features(manager, trained.model, recipe);
            Head fresh = new Head(manager, new Streams(recipe.seed()).retraining(), OptionalDouble.of(30), BiasStart.ZERO,
                    NETWORK.features(), 2);
            double[] weights = doubles(fresh.parameters().getFirst().toFloatArray());
            double loss = 0;
            for (int image : ClassifierRetraining.draw(LABELS, new Streams(recipe.seed()).order(2, 0))) {
                double[] x = features[image];
                double[] logits = new double[2];
                for (int c = 0; c < 2; c++) {
                    double[] own = Arrays.copyOfRange(weights, c * x.length, (c + 1) * x.length);
                    logits[c] = 30 * dot(weights, c, x) / Math.sqrt(dot(x, 0, x) * dot(own, 0, own));
                }
                loss += ReadOut.crossEntropy(logits, LABELS[image]) / LABELS.length;
            }
            assertEquals(loss, trained.method.train(2).loss(), 1e-4);
        }
    }

    @Test
    void trainingIsAsWithoutItAndThenTheNetworkIsFrozen() throws Exception {
        Recipe recipe = recipe(new CrossEntropy(), 3, SCHEDULE);
        Recipe joint = recipe(new CrossEntropy(), 3, new TrainingSchedule(TRAINING, Optional.empty()));
        try (NDManager manager = NDManager.newBaseManager(); Trained trained =
                new Trained(manager, recipe); Trained other = new Trained(manager, joint)) {
            assertEquals(other.method.train(1), trained.method.train(1));
            Map<String, float[]> before = Tensors.values(trained.model.arrays());
            Tensors.values(other.model.arrays()).forEach((name, values) -> assertArrayEquals(values, before.get(name), name));
            trained.method.train(2);
            Map<String, float[]> between = Tensors.values(trained.model.arrays());
            trained.method.train(3);
            Map<String, float[]> after = Tensors.values(trained.model.arrays());
            assertFalse(before.keySet().stream().noneMatch(name -> name.startsWith("backbone.statistic")));
            for (String name : before.keySet()) {
                if (name.startsWith("backbone") || name.startsWith("optimiser")) {
                    assertArrayEquals(before.get(name), after.get(name), name);
                } else {
                    assertNotEquals(Arrays.toString(before.get(name)), Arrays.toString(between.get(name)), name);
                    assertNotEquals(Arrays.toString(between.get(name)), Arrays.toString(after.get(name)), name);
                }
            }
        }
    }

    private static final class Trained implements AutoCloseable {
        private final Model model;
        private final Batches batches;
        private final Method method;

        Trained(NDManager manager, Recipe recipe) {
            model = new Model(manager, recipe);
            batches = new Batches(manager, recipe, new TrainingListener() {
                @Override
                public void batchEnded(int epoch, int batch, int batches, int images, double loss) {}

                @Override
                public void epochEnded(EpochReport report) {}

                @Override
                public boolean stopRequested() {
                    return false;
                }
            });
            method = Method.of(manager, recipe, model, batches, Optional.empty());
        }

        @Override
        public void close() {
            method.close();
            batches.close();
            model.close();
        }
    }

    private static Recipe recipe(Loss loss, int batch, TrainingSchedule schedule) {
        byte[] pixels = new byte[LABELS.length * SIDE * SIDE * 3];
        new Random(1).nextBytes(pixels);
        ImageSet images = new ImageSet(SIDE, SIDE, 3, pixels, LABELS);
        return new Recipe(new Dataset("two", List.of("a", "b"), images, Optional.empty(), images),
                new LongTailedSplit(List.of(new int[] {0, 1, 2, 3}, new int[] {4, 5}), List.of()), Optional.empty(), loss,
                new Rule(RuleKind.NONE, 0.9999, 0.8, Rule.Sampler.ATTACHED, Rule.Over.CLASSES), NETWORK, Precision.F32,
                        BiasStart.ZERO, schedule, batch,
                        MOMENTUM, 2e-4, Augmentation.NONE,
                Normalisation.CIFAR10, 0, 7);
    }

    /** Of each image, as the network has them in evaluation mode. */
    private static double[][] features(NDManager manager, Model model, Recipe recipe) {
        try (Evaluator evaluator = Evaluator.ofAll(manager, model, recipe, recipe.dataset().train())) {
            double[] all = doubles(evaluator.outputs(Optional.empty(), _ -> {}).features());
            return IntStream.range(0, LABELS.length).mapToObj(i ->
                    Arrays.copyOfRange(all, i * NETWORK.features(), (i + 1) * NETWORK.features())).toArray(double[][]::new);
        }
    }

    /** Learning rate 0.1, weight decay 0.0005. */
    private static void step(double[] parameters, double[] gradient, double[] momenta) {
        for (int i = 0; i < parameters.length; i++) {
            momenta[i] = MOMENTUM * momenta[i] + gradient[i] + 5e-4 * parameters[i];
            parameters[i] -= 0.1 * momenta[i];
        }
    }

    private static double dot(double[] rows, int row, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += rows[row * x.length + i] * x[i];
        }
        return sum;
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}

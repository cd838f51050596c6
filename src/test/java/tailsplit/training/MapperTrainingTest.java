package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tailsplit.clustering.Assignment;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.ImageSet;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.MapperOverride;
import tailsplit.experiment.Schedules;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.imbalance.LongTailedSplit;
import tailsplit.loss.Rule;
import tailsplit.network.BiasStart;
import tailsplit.network.Precision;
import tailsplit.schedule.TrainingSchedule;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.SubclassPlan;

/** Six images of two classes, three pseudo-classes, all in one batch. */
class MapperTrainingTest {
    private static final float[] LOGITS = {2, 0.5f, -1, 1.5f, -0.5f, 0, 0, 1, 0.5f, 0.2f, 2, -0.3f, -1, 0, 1.5f, 0.5f, 0.1f, 2};
    private static final int[] LABELS = {0, 0, 0, 0, 1, 1};
    private static final int[] PSEUDO = {0, 0, 1, 1, 2, 2};

    @BeforeEach
    void noGradientsOutsideOfTraining() {
        NDManager.newBaseManager().close(); // the engine is loaded
        JniUtils.setGradMode(false);
    }

    /** Two steps of a perceptron with ReLU, momentum 0.9 and weight decay, by hand in 64 bits. */
    @Test
    void stepsAsByHand() throws Exception {
        Mapper.Learned kind = MapperOverride.of(Configuration.defaults(),
                List.of("splitting.hidden=4", "splitting.mapperEpochs=2", "splitting.mapperRate=0.5"));
        try (NDManager manager = NDManager.newBaseManager();
                MapperTraining training = new MapperTraining(manager, recipe(), kind, outputs(), PSEUDO)) {
            LabelMapper fresh = new LabelMapper(manager, new Streams(0).mapper(), kind, OptionalDouble.empty(), BiasStart.ZERO, 3, 2);
            double[][] p = fresh.head().parameters().stream().map(array -> doubles(array.toFloatArray())).toArray(double[][]::new);
            double[][] m = Arrays.stream(p).map(array -> new double[array.length]).toArray(double[][]::new);
            step(p, m, 0.5 * 0.1); // of two epochs the first third is the first: then a tenth
            step(p, m, 0.5 * training(2));
            LabelMapper trained = training.train();
            for (int i = 0; i < p.length; i++) {
                assertArrayEquals(p[i], doubles(trained.head().parameters().get(i).toFloatArray()), 1e-5, "parameter " + i);
            }
        }
    }

    /** Pseudo-logits that say nothing: the mapper comes to the shares of the classes, or to equal ones where it is balanced. */
    @Test
    void balancedOneForgetsTheShares() throws Exception {
        assertEquals(4 / 6.0, shareOfFirst("none"), 0.02);
        assertEquals(0.5, shareOfFirst("weights"), 0.02);
        assertEquals(0.5, shareOfFirst("draws"), 0.1);
    }

    @Test
    void anotherSettingIsRefused() {
        String message = assertThrows(InvalidInputException.class,
                () -> MapperOverride.of(Configuration.defaults(), List.of("splitting.stages=joint"))).getMessage();
        assertTrue(message.startsWith("mapper: found splitting.stages=joint; allowed: KEY=VALUE with splitting.hidden"), message);
        String value = assertThrows(InvalidInputException.class,
                () -> MapperOverride.of(Configuration.defaults(), List.of("splitting.mapperRate=fast"))).getMessage();
        assertTrue(value.startsWith("mapper: "), value);
    }

    private static double shareOfFirst(String balance) throws Exception {
        Mapper.Learned kind = MapperOverride.of(Configuration.defaults(), List.of("splitting.mapperBalance=" + balance,
                "splitting.mapperEpochs=300", "splitting.hidden=4"));
        Outputs flat = new Outputs(LABELS, new float[6], new float[18], new float[12], Optional.empty());
        try (NDManager manager = NDManager.newBaseManager();
                MapperTraining training = new MapperTraining(manager, recipe(), kind, flat, PSEUDO)) {
            float[] scores = training.train().scores(manager.create(new float[3], new Shape(1, 3))).toFloatArray();
            return ReadOut.softmax(doubles(scores))[0];
        }
    }

    private static double training(int epoch) {
        return TrainingSchedule.retraining(recipe().schedule().training(), 2).retraining().orElseThrow().rate(epoch);
    }

    /** @param p weights [4, 3], biases, weights [2, 4], biases; m their momenta */
    private static void step(double[][] p, double[][] m, double rate) {
        double[][] g = Arrays.stream(p).map(array -> new double[array.length]).toArray(double[][]::new);
        for (int i = 0; i < 6; i++) {
            double[] x = doubles(Arrays.copyOfRange(LOGITS, 3 * i, 3 * i + 3));
            double[] h = IntStream.range(0, 4).mapToDouble(j -> p[1][j] + dot(p[0], 3 * j, x)).toArray();
            double[] a = DoubleStream.of(h).map(value -> Math.max(0, value)).toArray();
            double[] q = ReadOut.softmax(IntStream.range(0, 2).mapToDouble(c -> p[3][c] + dot(p[2], 4 * c, a)).toArray());
            for (int c = 0; c < 2; c++) {
                double d = (q[c] - (LABELS[i] == c ? 1 : 0)) / 6;
                g[3][c] += d;
                for (int j = 0; j < 4; j++) {
                    g[2][4 * c + j] += d * a[j];
                    double e = h[j] > 0 ? d * p[2][4 * c + j] : 0;
                    g[1][j] += e;
                    for (int k = 0; k < 3; k++) {
                        g[0][3 * j + k] += e * x[k];
                    }
                }
            }
        }
        for (int l = 0; l < p.length; l++) {
            for (int i = 0; i < p[l].length; i++) {
                m[l][i] = 0.9 * m[l][i] + g[l][i] + 2e-4 * p[l][i];
                p[l][i] -= rate * m[l][i];
            }
        }
    }

    private static double dot(double[] weights, int from, double[] x) {
        return IntStream.range(0, x.length).mapToDouble(k -> weights[from + k] * x[k]).sum();
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static Outputs outputs() {
        return new Outputs(LABELS, new float[6], LOGITS, new float[12], Optional.empty());
    }

    private static Recipe recipe() {
        Configuration c = Configuration.defaults();
        ImageSet images = new ImageSet(8, 8, 3, new byte[6 * 192], LABELS);
        return new Recipe(new Dataset("two", List.of("a", "b"), images, Optional.empty(), images),
                new LongTailedSplit(List.of(new int[] {0, 1, 2, 3}, new int[] {4, 5}), List.of()),
                Optional.of(new Splitting(new SubclassPlan(List.of(2, 1)), c.get(Settings.SPLITTING_CLUSTERING).of(c), Assignment.of(c),
                        PseudoCounts.of(c), c.get(Settings.SPLITTING_MAPPER).of(c), Optional.empty())),
                c.get(Settings.LOSS_NAME).of(c), Rule.of(c.get(Settings.RULE_NAME), c), c.get(Settings.NETWORK_NAME), Precision.F32,
                BiasStart.ZERO, Schedules.of(c), 128, 0.9, 2e-4, Augmentation.NONE, Normalisation.CIFAR10, 0, 0);
    }
}

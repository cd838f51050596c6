package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tailsplit.clustering.Clustering;
import tailsplit.clustering.ClusteringState;
import tailsplit.clustering.Distance;
import tailsplit.clustering.KMeans;
import tailsplit.clustering.MovingCentre;
import tailsplit.clustering.MovingCentre.Average;
import tailsplit.splitting.PlanChange;
import tailsplit.splitting.PlanChange.Origin;
import tailsplit.splitting.SubclassPlan;
import tailsplit.splitting.SubclassTally;

/** Two classes of two and one subclasses; features of two numbers, two hidden nodes in the label mapper. */
class CarryOverTest {
    private static final Clustering K_MEANS = new KMeans(new MovingCentre(0.99, Average.HISTORY, Distance.EUCLIDEAN));
    private static final int[] IMAGES = {30, 10, 50};
    private static final PlanChange SPLIT = new PlanChange(new SubclassPlan(List.of(2, 2)), List.of(new Origin(List.of(0), false),
            new Origin(List.of(1), false), new Origin(List.of(2), true), new Origin(List.of(2), true)), List.of());
    private static final PlanChange MERGED = new PlanChange(new SubclassPlan(List.of(1, 1)), List.of(new Origin(List.of(0, 1), false),
            new Origin(List.of(2), false)), List.of());

    private final Random random = new Random(5);

    private Checkpoint checkpoint(boolean linear) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("backbone.parameter.0", numbers(7));
        arrays.put("classifier.parameter.0", numbers(6));
        if (linear) {
            arrays.put("classifier.parameter.1", numbers(3));
        }
        arrays.put("optimiser.momentum.0", numbers(7));
        arrays.put("optimiser.momentum.1", numbers(6));
        if (linear) {
            arrays.put("optimiser.momentum.2", numbers(3));
        }
        arrays.put("mapper.parameter.0", numbers(6));
        arrays.put("mapper.parameter.1", numbers(2));
        arrays.put("mapper.parameter.2", numbers(4));
        arrays.put("mapper.momentum.0", numbers(6));
        arrays.put("mapper.momentum.1", numbers(2));
        Method.Memory memory = new Method.Memory(new ClusteringState(Map.of("centres", new float[] {1, 1, 3, 5, 3, 4})),
                new SubclassTally(IMAGES, new double[] {30, 10, 100}, new double[] {Double.NaN, Double.NaN, Double.NaN},
                        new int[] {4, 4, 4}), new int[] {0, 1, 2, -1}, Optional.empty());
        return new Checkpoint(3, new BestEpoch(2, 0.5), Optional.empty(), arrays,
                Optional.of(new SubclassPlan(List.of(2, 1))), Optional.of(memory), Optional.empty());
    }

    private static SubclassArrays names(boolean linear) {
        SubclassArrays.FirstLayer mapper = new SubclassArrays.FirstLayer("mapper.parameter.0", "mapper.momentum.0", "mapper.parameter.1");
        return linear ? new SubclassArrays(List.of("classifier.parameter.0", "optimiser.momentum.1", "optimiser.momentum.2"),
                Optional.of("classifier.parameter.1"), Optional.of(mapper))
                : new SubclassArrays(List.of("classifier.parameter.0", "optimiser.momentum.1"), Optional.empty(), Optional.of(mapper));
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** The first layer of the mapper on the classifier's logits of a feature, before its ReLU. */
    private static double[] hidden(Checkpoint at, double[] feature) {
        double[] logits = logits(at, feature);
        float[] weights = at.arrays().get("mapper.parameter.0");
        float[] biases = at.arrays().get("mapper.parameter.1");
        return IntStream.range(0, 2).mapToDouble(h -> biases[h]
                + IntStream.range(0, logits.length).mapToDouble(p -> weights[h * logits.length + p] * logits[p]).sum()).toArray();
    }

    private static double[] logits(Checkpoint at, double[] feature) {
        float[] weights = at.arrays().get("classifier.parameter.0");
        float[] biases = at.arrays().getOrDefault("classifier.parameter.1", new float[weights.length / 2]);
        return IntStream.range(0, weights.length / 2)
                .mapToDouble(p -> weights[2 * p] * feature[0] + weights[2 * p + 1] * feature[1] + biases[p]).toArray();
    }

    private static double summed(double[] logits, int from, int to) {
        return Math.log(IntStream.range(from, to).mapToDouble(p -> Math.exp(logits[p])).sum());
    }

    @Test
    void halvesScoreAsTheWholeDid() {
        for (boolean linear : new boolean[] {true, false}) {
            Checkpoint before = checkpoint(linear);
            Checkpoint after = new CarryOver(SPLIT, K_MEANS, IMAGES, names(linear)).of(before);
            double[] feature = {0.7, -1.3};
            assertArrayEquals(hidden(before, feature), hidden(after, feature), 1e-6);
            if (linear) {
                assertEquals(summed(logits(before, feature), 2, 3), summed(logits(after, feature), 2, 4), 1e-6);
            }
            assertArrayEquals(before.arrays().get("backbone.parameter.0"), after.arrays().get("backbone.parameter.0"));
        }
    }

    /** Two subclasses with the same row and bias score together as one with log 2 more, and so does what they become. */
    @Test
    void equalHalvesMergedAreTheWholeAgain() {
        Checkpoint before = checkpoint(true);
        Checkpoint halves = new CarryOver(SPLIT, K_MEANS, IMAGES, names(true)).of(before);
        PlanChange back = new PlanChange(new SubclassPlan(List.of(2, 1)),
                List.of(new Origin(List.of(0), false), new Origin(List.of(1), false),
                new Origin(List.of(2, 3), false)), List.of());
        Checkpoint whole = new CarryOver(back, K_MEANS, new int[] {30, 10, 25, 25}, names(true)).of(halves);
        before.arrays().forEach((name, values) -> assertArrayEquals(values, whole.arrays().get(name), 1e-6f, name));
        assertArrayEquals(IMAGES, whole.memory().orElseThrow().lastTally().images());
    }

    /** Shares 3/4 and 1/4, by hand; the merged logit stays below the logarithm of the summed exponentials. */
    @Test
    void mergedSubclassesHaveTheMeanRowAndTheEntropyOfTheirShares() {
        Checkpoint before = checkpoint(true);
        Checkpoint after = new CarryOver(MERGED, K_MEANS, IMAGES, names(true)).of(before);
        double[] feature = {-0.4, 0.9};
        double[] old = logits(before, feature);
        double entropy = 0.75 * Math.log(4.0 / 3) + 0.25 * Math.log(4);
        assertEquals(0.75 * old[0] + 0.25 * old[1] + entropy, logits(after, feature)[0], 1e-6);
        assertEquals(old[2], logits(after, feature)[1], 1e-6);
        float[] columns = before.arrays().get("mapper.parameter.0");
        assertEquals(columns[0] + columns[1], after.arrays().get("mapper.parameter.0")[0], 1e-6);
        float[] momenta = before.arrays().get("optimiser.momentum.2");
        assertEquals(0.75 * momenta[0] + 0.25 * momenta[1], after.arrays().get("optimiser.momentum.2")[0], 1e-6);
        assertArrayEquals(new int[] {0, 0, 1, -1}, after.memory().orElseThrow().pseudoLabels());
        assertArrayEquals(new int[] {40, 50}, after.memory().orElseThrow().lastTally().images());
        assertArrayEquals(new float[] {1.5f, 2, 3, 4}, after.memory().orElseThrow().clustering().centres().orElseThrow());
    }

    /** The centre (3, 4) is 5 from the origin and its images 2 from it on average: the halves begin 1 to both sides. */
    @Test
    void theCentresOfHalvesBeginOnBothSides() {
        Method.Memory after = new CarryOver(SPLIT, K_MEANS, IMAGES, names(true)).of(checkpoint(true)).memory().orElseThrow();
        assertArrayEquals(new float[] {1, 1, 3, 5, 2.4f, 3.2f, 3.6f, 4.8f}, after.clustering().centres().orElseThrow(), 1e-6f);
        assertArrayEquals(new int[] {0, 1, 2, -1}, after.pseudoLabels());
        assertArrayEquals(new int[] {30, 10, 25, 25}, after.lastTally().images());
    }

    /** The centre of a subclass without images is not known; its share is nothing. */
    @Test
    void aSubclassWithoutImagesAddsNothing() {
        Checkpoint before = checkpoint(true);
        Checkpoint after = new CarryOver(MERGED, K_MEANS, new int[] {40, 0, 50}, names(true))
                .of(new Checkpoint(3, before.best(), Optional.empty(), before.arrays(), before.plan(),
                        before.memory().map(memory -> new Method.Memory(
                                new ClusteringState(Map.of("centres", new float[] {1, 1, Float.NaN, Float.NaN, 3, 4})),
                                memory.lastTally(), memory.pseudoLabels(), Optional.empty())), Optional.empty()));
        assertArrayEquals(new float[] {1, 1, 3, 4}, after.memory().orElseThrow().clustering().centres().orElseThrow());
        assertEquals(before.arrays().get("classifier.parameter.1")[0], after.arrays().get("classifier.parameter.1")[0], 1e-7);
    }
}

package tailsplit.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tailsplit.Vectors;
import tailsplit.dataset.NpyArray;
import tailsplit.random.SplitMix;
import tailsplit.splitting.SubclassPlan;
import tailsplit.splitting.SubclassTally;

/** Every switch of the clustering against NumPy (src/test/python/clustering.py), and cases by hand. */
class DynamicClusteringTest {
    private static final RandomSplit FIXED = new RandomSplit(RandomSplit.Redraw.NEVER);
    private static final SubclassPlan PLAN = new SubclassPlan(List.of(5, 3, 2, 1));
    private static final int FEATURES = 8;

    @TestFactory
    Stream<DynamicTest> assignsAsNumpyDoes() {
        Map<String, NpyArray> vectors = Vectors.read(DynamicClusteringTest.class, "clustering.npz");
        return vectors.keySet().stream().filter(name -> name.endsWith(".centres"))
                .map(name -> name.substring(0, name.length() - ".centres".length()))
                .map(name -> DynamicTest.dynamicTest(name, () -> check(vectors, name)));
    }

    private static void check(Map<String, NpyArray> vectors, String name) {
        String[] switches = name.toUpperCase(Locale.ROOT).replace('-', '_').split(" ");
        Rings rings = new Rings(centre(switches), Rings.Widths.valueOf(switches[3]),
                Rings.Scarce.valueOf(switches[4]));
        float[] features = vectors.get("features").floats();
        int[] labels = vectors.get("labels").ints();
        int[] expected = vectors.get(name + ".assigned").ints();
        int batch = 32;
        try (NDManager manager = NDManager.newBaseManager(); DynamicClustering clustering =
                clustering(manager, PLAN, rings, FEATURES, labels.length)) {
            for (int start = 0; start < labels.length; start += batch) {
                int[] assigned = assign(manager, clustering, Arrays.copyOfRange(features, start * FEATURES, (start + batch) * FEATURES),
                        Arrays.copyOfRange(labels, start, start + batch), IntStream.range(start, start + batch).toArray());
                assertArrayEquals(Arrays.copyOfRange(expected, start, start + batch), assigned, "batch at " + start);
            }
            Vectors.assertClose(vectors.get(name + ".centres"), clustering.state().centres().orElseThrow(), "centres");
            assertArrayEquals(expected, clustering.pseudoLabels(), "remembered");
            int[] images = new int[PLAN.pseudoClasses()];
            Arrays.stream(expected).forEach(p -> images[p]++);
            assertArrayEquals(images, clustering.endEpoch().images());
            assertArrayEquals(new int[images.length], clustering.endEpoch().images(), "begun anew");
        }
    }

    /** Two batches, an epoch's end, three batches. */
    @TestFactory
    Stream<DynamicTest> meansAreThoseOfNumpy() {
        Map<String, NpyArray> vectors = Vectors.read(DynamicClusteringTest.class, "k-means.npz");
        return vectors.keySet().stream().filter(name -> name.endsWith(".centres"))
                .map(name -> name.substring(0, name.length() - ".centres".length()))
                .map(name -> DynamicTest.dynamicTest(name, () -> checkMeans(vectors, name)));
    }

    private static void checkMeans(Map<String, NpyArray> vectors, String name) {
        KMeans kMeans = new KMeans(centre(name.toUpperCase(Locale.ROOT).split(" ")));
        float[] features = vectors.get("features").floats();
        int[] labels = vectors.get("labels").ints();
        int[] expected = vectors.get(name + ".assigned").ints();
        int batch = 32;
        try (NDManager manager = NDManager.newBaseManager(); DynamicClustering clustering =
                clustering(manager, PLAN, kMeans, FEATURES, labels.length)) {
            for (int start = 0; start < labels.length; start += batch) {
                if (start == 2 * batch) {
                    int[] images = new int[PLAN.pseudoClasses()];
                    Arrays.stream(expected).limit(start).forEach(p -> images[p]++);
                    assertArrayEquals(images, clustering.endEpoch().images());
                }
                int[] assigned = assign(manager, clustering, Arrays.copyOfRange(features, start * FEATURES, (start + batch) * FEATURES),
                        Arrays.copyOfRange(labels, start, start + batch), IntStream.range(start, start + batch).toArray());
                assertArrayEquals(Arrays.copyOfRange(expected, start, start + batch), assigned, "batch at " + start);
            }
            Vectors.assertClose(vectors.get(name + ".centres"), clustering.state().centres().orElseThrow(), "centres");
            assertArrayEquals(expected, clustering.pseudoLabels(), "remembered");
        }
    }

    /**
     * At 0, 10, 1, 8 on a line: the first two are the first centres, 1 is nearer to 0 and 8 to 10, and half of the way to the
     * means 0.5 and 9 they come to 0.25 and 9.5. An epoch in which only the first gets images leaves the second to be sought anew.
     */
    @Test
    void kMeansByHand() {
        KMeans half = new KMeans(new MovingCentre(0.5, MovingCentre.Average.CURRENT,
                Distance.EUCLIDEAN));
        try (NDManager manager = NDManager.newBaseManager();
                DynamicClustering clustering = clustering(manager, new SubclassPlan(List.of(2)), half, 1, 4)) {
            int[] images = {0, 1, 2, 3};
            assertArrayEquals(new int[] {0, 1, 0, 1}, assign(manager, clustering, new float[] {0, 10, 1, 8}, new int[4], images));
            assertArrayEquals(new float[] {0.25f, 9.5f}, clustering.state().centres().orElseThrow());
            SubclassTally first = clustering.endEpoch();
            assertArrayEquals(new double[] {1, 2}, first.distances());
            assertTrue(Double.isNaN(first.meanRingWidth(0)));
            assertArrayEquals(new int[] {0, 0, 0, 0}, assign(manager, clustering, new float[] {0, 1, 0, 0}, new int[4], images));
            clustering.endEpoch();
            assertArrayEquals(new float[] {0.25f, Float.NaN}, clustering.state().centres().orElseThrow());
            assertArrayEquals(new int[] {1, 0, 1, 1}, assign(manager, clustering, new float[] {4, 1, 5, 9}, new int[4], images));
        }
    }

    /** Of seven images of class 0 in three parts and two of class 1 in two, whatever their features. */
    @Test
    void aRandomSplitIsFixedAndEven() {
        SubclassPlan plan = new SubclassPlan(List.of(3, 2));
        int[] classes = {0, 1, 0, 0, 0, 1, 0, 0, 0};
        int[] drawn = FIXED.firstLabels(plan, classes, new SplitMix(7));
        assertArrayEquals(drawn, FIXED.firstLabels(plan, classes, new SplitMix(7)));
        assertFalse(Arrays.equals(drawn, FIXED.firstLabels(plan, classes, new SplitMix(8))));
        try (NDManager manager = NDManager.newBaseManager(); DynamicClustering clustering = new DynamicClustering(manager, plan,
                FIXED, 1, ClusteringState.unseen(FIXED, plan, 1, new SplitMix(0)), drawn)) {
            int[] all = IntStream.range(0, classes.length).toArray();
            assertArrayEquals(drawn, assign(manager, clustering, new float[classes.length], classes, all));
            SubclassTally tally = clustering.endEpoch();
            assertEquals(7, tally.images()[0] + tally.images()[1] + tally.images()[2]);
            assertEquals(2, Math.min(tally.images()[0], Math.min(tally.images()[1], tally.images()[2])));
            assertArrayEquals(new int[] {1, 1}, Arrays.copyOfRange(tally.images(), 3, 5));
            assertTrue(Double.isNaN(tally.meanDistance(0)));
            assertArrayEquals(new int[] {drawn[8], drawn[1]},
                    assign(manager, clustering, new float[] {5, -3}, new int[] {0, 1}, new int[] {8, 1}));
            assertArrayEquals(drawn, clustering.pseudoLabels());
        }
    }

    private static MovingCentre centre(String[] switches) {
        return new MovingCentre(Double.parseDouble(switches[0]), MovingCentre.Average.valueOf(switches[1]),
                Distance.valueOf(switches[2]));
    }

    /** One class at 0, 1, 2, 9 on a line: centre 3, distances 3, 2, 1, 6, rings of width 3 and of two images. */
    @Test
    void ringsAndTallyByHand() {
        SubclassTally tally = onALine(new SubclassPlan(List.of(2)), Rings.asPrinted(), new int[] {0, 0, 0, 1}, 0, 1, 2, 9);
        assertArrayEquals(new int[] {3, 1}, tally.images());
        assertEquals(2, tally.meanDistance(0));
        assertEquals(6, tally.meanDistance(1));
        assertEquals(3, tally.meanRingWidth(0));
        assertArrayEquals(new int[] {1, 1}, tally.batches());
    }

    /** The same line in halves: those at 2 and 1 lie within 2, the others up to 6; what stands first is the nearer of two equals. */
    @Test
    void quantilesByHand() {
        Clustering halves = new Rings(Rings.asPrinted().centre(), Rings.Widths.QUANTILE,
                Rings.Scarce.RINGS);
        SubclassTally tally = onALine(new SubclassPlan(List.of(2)), halves, new int[] {1, 0, 0, 1}, 0, 1, 2, 9);
        assertEquals(2, tally.meanRingWidth(0));
        assertEquals(4, tally.meanRingWidth(1));
        onALine(new SubclassPlan(List.of(2)), halves, new int[] {0, 0, 1, 1}, 5, 5, 5, 5);
        // three images in four bins: ranks 0, 1 and 2 of 3 are in bins 0, 1 and 2, and the empty one has no width
        SubclassTally scarce = onALine(new SubclassPlan(List.of(4)), halves, new int[] {1, 0, 2}, 0, 3, 9);
        assertArrayEquals(new double[] {1, 3, 1, 0}, scarce.widths());
    }

    @Test
    void anImageAloneInItsClassLandsOutermostUnlessItIsTheCentre() {
        try (NDManager manager = NDManager.newBaseManager();
                DynamicClustering clustering = clustering(manager, new SubclassPlan(List.of(3)), Rings.asPrinted(), 1, 1)) {
            assertArrayEquals(new int[] {0}, assign(manager, clustering, new float[] {4}, new int[1], new int[1]));
            assertArrayEquals(new int[] {2}, assign(manager, clustering, new float[] {7}, new int[1], new int[1]));
        }
    }

    /** Drawn twice, an image may land in two subclasses: the one of its last place in the batch is remembered. */
    @Test
    void ofAnImageDrawnTwiceTheLastPseudoLabelIsRemembered() {
        try (NDManager manager = NDManager.newBaseManager();
                DynamicClustering clustering = clustering(manager, new SubclassPlan(List.of(2)), Rings.asPrinted(), 1, 3)) {
            assertArrayEquals(new int[] {0, 0, 0, 1},
                    assign(manager, clustering, new float[] {0, 1, 2, 9}, new int[4], new int[] {1, 0, 1, 1}));
            assertArrayEquals(new int[] {0, 1, -1}, clustering.pseudoLabels());
        }
    }

    private static SubclassTally onALine(SubclassPlan plan, Clustering how, int[] expected, float... at) {
        try (NDManager manager = NDManager.newBaseManager(); DynamicClustering clustering = clustering(manager, plan, how, 1, at.length)) {
            assertArrayEquals(expected, assign(manager, clustering, at, new int[at.length], IntStream.range(0, at.length).toArray()));
            return clustering.endEpoch();
        }
    }

    private static DynamicClustering clustering(NDManager manager, SubclassPlan plan, Clustering how, int features, int images) {
        int[] none = new int[images];
        Arrays.fill(none, -1);
        return new DynamicClustering(manager, plan, how, features, ClusteringState.unseen(how, plan, features, new SplitMix(0)), none);
    }

    private static int[] assign(NDManager manager, DynamicClustering clustering, float[] features, int[] labels, int[] images) {
        NDArray assigned = clustering.assign(manager.create(features, new Shape(labels.length, features.length / labels.length)),
                whole(manager, labels), whole(manager, images));
        return Arrays.stream(assigned.toLongArray()).mapToInt(Math::toIntExact).toArray();
    }

    private static NDArray whole(NDManager manager, int[] values) {
        return manager.create(Arrays.stream(values).asLongStream().toArray());
    }
}

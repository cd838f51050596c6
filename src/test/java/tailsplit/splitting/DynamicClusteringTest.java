package tailsplit.splitting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tailsplit.Vectors;
import tailsplit.dataset.NpyArray;

/** Every switch of the clustering against NumPy (src/test/python/clustering.py), and cases by hand. */
class DynamicClusteringTest {
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
        DynamicClustering clustering = new DynamicClustering(PLAN, new ClusteringOptions(Double.parseDouble(switches[0]),
                ClusteringOptions.Average.valueOf(switches[1]), ClusteringOptions.Distance.valueOf(switches[2]),
                ClusteringOptions.Rings.valueOf(switches[3]), ClusteringOptions.Scarce.valueOf(switches[4])), FEATURES);
        float[] features = vectors.get("features").floats();
        int[] labels = vectors.get("labels").ints();
        int[] expected = vectors.get(name + ".assigned").ints();
        int batch = 32;
        for (int start = 0; start < labels.length; start += batch) {
            int[] assigned = clustering.assign(Arrays.copyOfRange(features, start * FEATURES, (start + batch) * FEATURES),
                    Arrays.copyOfRange(labels, start, start + batch), new SubclassTally(PLAN.pseudoClasses()));
            assertArrayEquals(Arrays.copyOfRange(expected, start, start + batch), assigned, "batch at " + start);
        }
        Vectors.assertClose(vectors.get(name + ".centres"), clustering.state().centres(), "centres");
    }

    /** One class at 0, 1, 2, 9 on a line: centre 3, distances 3, 2, 1, 6, rings of width 3 and of two images. */
    @Test
    void ringsAndTallyByHand() {
        SubclassPlan plan = new SubclassPlan(List.of(2));
        SubclassTally tally = new SubclassTally(2);
        int[] assigned = new DynamicClustering(plan, ClusteringOptions.asPrinted(), 1)
                .assign(new float[] {0, 1, 2, 9}, new int[4], tally);
        assertArrayEquals(new int[] {0, 0, 0, 1}, assigned);
        assertArrayEquals(new int[] {3, 1}, tally.images());
        assertEquals(2, tally.meanDistance(0));
        assertEquals(6, tally.meanDistance(1));
        assertEquals(3, tally.meanRingWidth(0));
    }

    @Test
    void anImageAloneInItsClassLandsOutermostUnlessItIsTheCentre() {
        DynamicClustering clustering = new DynamicClustering(new SubclassPlan(List.of(3)), ClusteringOptions.asPrinted(), 1);
        assertArrayEquals(new int[] {0}, clustering.assign(new float[] {4}, new int[1], new SubclassTally(3)));
        assertArrayEquals(new int[] {2}, clustering.assign(new float[] {7}, new int[1], new SubclassTally(3)));
    }
}

package tailsplit.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetricsTest {
    private static final double TOLERANCE = 1e-9;

    /** Against src/test/python/metrics.py. */
    @TestFactory
    Stream<DynamicTest> scoresAsNumpyDoes() throws IOException {
        try (InputStream in = MetricsTest.class.getResourceAsStream("metrics.json")) {
            return new JsonMapper().readTree(in).valueStream().toList().stream()
                    .map(expected -> DynamicTest.dynamicTest(expected.get("name").asString(), () -> check(expected)));
        }
    }

    private static void check(JsonNode expected) {
        float[][] probabilities = expected.get("probabilities").valueStream()
                .map(row -> {
                    float[] values = new float[row.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) row.get(i).doubleValue();
                    }
                    return values;
                }).toArray(float[][]::new);
        Classified images = new Classified(probabilities, ints(expected.get("labels")), ints(expected.get("trainCounts")));
        assertArrayEquals(expected.get("classAccuracy").valueStream().mapToDouble(MetricsTest::number).toArray(),
                images.recall(), TOLERANCE);
        assertArrayEquals(expected.get("confusion").valueStream().map(MetricsTest::ints).toArray(int[][]::new),
                images.confusion());
        for (Metric metric : Metrics.OF_PROBABILITIES) {
            assertTrue(expected.has(metric.column()), () -> metric + " is not checked: add it to src/test/python/metrics.py");
            assertEquals(number(expected.get(metric.column())), metric.of(images), TOLERANCE, metric.key());
        }
    }

    @Test
    void noTwoAreConfused() {
        assertEquals(Metrics.ALL.size(), Metrics.ALL.stream().map(Metric::key).distinct().count());
        assertEquals(Metrics.ALL.size(), Metrics.ALL.stream().map(Metric::column).distinct().count());
        assertEquals(Metrics.ALL.size(), Metrics.ALL.stream().map(Metric::label).distinct().count());
        assertEquals(Metrics.ALL.size(), Metrics.ALL.stream().map(Metric::shortLabel).distinct().count());
    }

    /** What runs have been written with. */
    @Test
    void keysAndColumnsStay() {
        assertEquals("accuracy macro-auc ece many medium few head middle tail g-mean group-sum group-max "
                + "group-mean group-sum-weighted group-max-weighted group-mean-weighted mapper-weighted",
                Metrics.ALL.stream().map(Metric::key).collect(Collectors.joining(" ")));
        assertEquals("accuracy macroAuc ece many medium few head middle tail gMean groupSumAccuracy groupMaxAccuracy "
                + "groupMeanAccuracy groupSumWeightedAccuracy groupMaxWeightedAccuracy groupMeanWeightedAccuracy mapperWeightedAccuracy",
                Metrics.ALL.stream().map(Metric::column).collect(Collectors.joining(" ")));
    }

    @Test
    void aClassThatIsNeverFoundLeavesNoGeometricMean() {
        Classified images = new Classified(new float[][] {{0.9f, 0.1f}, {0.9f, 0.1f}}, new int[] {0, 1}, new int[] {9, 9});
        assertEquals(0, GeometricMean.METRIC.of(images));
        assertEquals("0.00 %", Scores.of(images).text(GeometricMean.METRIC));
    }

    /** By hand: of the pairs (0.4 | 0.1, 0.4) and (0.8 | 0.1, 0.4) one is a tie, so 3.5 of 4. */
    @Test
    void tiesCountHalf() {
        float[][] probabilities = {{0.9f, 0.1f}, {0.6f, 0.4f}, {0.6f, 0.4f}, {0.2f, 0.8f}};
        assertEquals(3.5 / 4, MacroAuc.METRIC.of(new Classified(probabilities, new int[] {0, 0, 1, 1}, new int[] {2, 2})), TOLERANCE);
    }

    @Test
    void scoresOfNoNumbersAreNoNumbersButEnd() {
        float[][] probabilities = {{Float.NaN, Float.NaN}, {0.5f, 0.5f}, {Float.NaN, Float.NaN}};
        Scores scores = Scores.of(new Classified(probabilities, new int[] {0, 1, 1}, new int[] {9, 9}));
        assertEquals(1.0 / 3, scores.of(Accuracy.METRIC), TOLERANCE);
        assertTrue(Double.isNaN(scores.of(CalibrationError.METRIC)));
    }

    @Test
    void noTestImagesHaveNoScores() {
        Scores scores = Scores.of(new Classified(new float[0][], new int[0], new int[] {5, 5, 5}));
        assertEquals(Scores.NONE, scores);
        assertTrue(Double.isNaN(scores.of(Accuracy.METRIC)));
        assertEquals("\u2013", scores.text(Accuracy.METRIC));
    }

    private static int[] ints(JsonNode node) {
        return node.valueStream().mapToInt(JsonNode::intValue).toArray();
    }

    private static double number(JsonNode node) {
        return node.isNull() ? Double.NaN : node.doubleValue();
    }
}

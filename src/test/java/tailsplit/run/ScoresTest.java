package tailsplit.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoresTest {
    private static final double TOLERANCE = 1e-9;

    /** Against src/test/python/scores.py. */
    @TestFactory
    Stream<DynamicTest> scoresAsNumpyDoes() throws IOException {
        try (InputStream in = ScoresTest.class.getResourceAsStream("scores.json")) {
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
        Scores scores = Scores.of(probabilities, ints(expected.get("labels")), ints(expected.get("trainCounts")));
        assertEquals(number(expected.get("accuracy")), scores.accuracy(), TOLERANCE);
        assertArrayEquals(expected.get("classAccuracy").valueStream().mapToDouble(ScoresTest::number).toArray(),
                scores.classAccuracy(), TOLERANCE);
        assertArrayEquals(expected.get("confusion").valueStream().map(ScoresTest::ints).toArray(int[][]::new),
                scores.confusion());
        assertEquals(number(expected.get("macroAuc")), scores.macroAuc(), TOLERANCE);
        assertEquals(number(expected.get("ece")), scores.ece(), TOLERANCE);
        assertEquals(number(expected.get("many")), scores.many(), TOLERANCE);
        assertEquals(number(expected.get("medium")), scores.medium(), TOLERANCE);
        assertEquals(number(expected.get("few")), scores.few(), TOLERANCE);
        assertEquals(number(expected.get("head")), scores.head(), TOLERANCE);
        assertEquals(number(expected.get("middle")), scores.middle(), TOLERANCE);
        assertEquals(number(expected.get("tail")), scores.tail(), TOLERANCE);
    }

    /** By hand: of the pairs (0.4 | 0.1, 0.4) and (0.8 | 0.1, 0.4) one is a tie, so 3.5 of 4. */
    @Test
    void tiesCountHalf() {
        float[][] probabilities = {{0.9f, 0.1f}, {0.6f, 0.4f}, {0.6f, 0.4f}, {0.2f, 0.8f}};
        assertEquals(3.5 / 4, Scores.of(probabilities, new int[] {0, 0, 1, 1}, new int[] {2, 2}).macroAuc(), TOLERANCE);
    }

    @Test
    void scoresOfNoNumbersAreNoNumbersButEnd() {
        float[][] probabilities = {{Float.NaN, Float.NaN}, {0.5f, 0.5f}, {Float.NaN, Float.NaN}};
        Scores scores = Scores.of(probabilities, new int[] {0, 1, 1}, new int[] {9, 9});
        assertEquals(1.0 / 3, scores.accuracy(), TOLERANCE);
        assertTrue(Double.isNaN(scores.ece()));
    }

    @Test
    void noTestImagesHaveNoScores() {
        Scores scores = Scores.of(new float[0][], new int[0], new int[] {5, 5, 5});
        assertTrue(Double.isNaN(scores.accuracy()));
        assertTrue(Double.isNaN(scores.macroAuc()));
        assertTrue(Double.isNaN(scores.head()));
    }

    private static int[] ints(JsonNode node) {
        return node.valueStream().mapToInt(JsonNode::intValue).toArray();
    }

    private static double number(JsonNode node) {
        return node.isNull() ? Double.NaN : node.doubleValue();
    }
}

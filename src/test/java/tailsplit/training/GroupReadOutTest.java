package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tailsplit.metric.Decider;
import tailsplit.splitting.Occupancy;
import tailsplit.splitting.SubclassPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GroupReadOutTest {
    private static final double TOLERANCE = 1e-12;
    private static final SubclassPlan PLAN = new SubclassPlan(List.of(3, 1));

    /** Against src/test/python/readouts.py. */
    @TestFactory
    Stream<DynamicTest> readsAsNumpyDoes() throws IOException {
        try (InputStream in = GroupReadOutTest.class.getResourceAsStream("readouts.json")) {
            return new JsonMapper().readTree(in).valueStream().toList().stream()
                    .map(expected -> DynamicTest.dynamicTest(expected.get("plan").toString(), () -> check(expected)));
        }
    }

    private static void check(JsonNode expected) {
        SubclassPlan plan = new SubclassPlan(expected.get("plan").valueStream().map(JsonNode::intValue).toList());
        Occupancy occupancy = Occupancy.of(plan, expected.get("pseudoLabels").valueStream().mapToInt(JsonNode::intValue).toArray());
        GroupReadOut groups = new GroupReadOut(plan, Optional.of(occupancy));
        JsonNode rows = expected.get("logits");
        float[] flat = new float[rows.size() * plan.pseudoClasses()];
        for (int i = 0; i < rows.size(); i++) {
            double[] logits = numbers(rows.get(i));
            System.arraycopy(ReadOut.floats(logits), 0, flat, i * logits.length, logits.length);
            for (Decider decider : Decider.GROUPS) {
                assertArrayEquals(numbers(expected.get("scores").get(decider.key()).get(i)),
                        groups.scores(decider, logits, ReadOut.softmax(logits)), TOLERANCE, decider.key());
            }
        }
        int[] labels = expected.get("labels").valueStream().mapToInt(JsonNode::intValue).toArray();
        Outputs outputs = new Outputs(labels, new float[0], flat, new float[labels.length * plan.classes()], Optional.empty());
        Evaluation evaluation = Evaluation.of(outputs, Optional.of(groups), new int[plan.classes()]);
        for (Decider decider : Decider.GROUPS) {
            assertEquals(expected.get("accuracy").get(decider.key()).doubleValue(), evaluation.images().accuracyBy(decider), TOLERANCE,
                    decider.key());
        }
    }

    /**
     * Three subclasses of probability 0.2 each outweigh one of 0.4, which has the largest logit. The first holds half of its class's
     * images, the second the other half.
     */
    @Test
    void whatIsWeightedTakesASubclassForWhatItHolds() {
        double[] logits = {Math.log(0.2), Math.log(0.2), Math.log(0.2), Math.log(0.4)};
        GroupReadOut groups = new GroupReadOut(PLAN, Optional.of(new Occupancy(PLAN, new int[] {5, 5, 0, 7})));
        assertArrayEquals(new double[] {0.6, 0.4}, scores(groups, Decider.GROUP_SUM, logits), TOLERANCE);
        assertArrayEquals(new double[] {0.2, 0.4}, scores(groups, Decider.GROUP_SUM_WEIGHTED, logits), TOLERANCE);
        assertArrayEquals(new double[] {Math.log(0.2), Math.log(0.4)}, scores(groups, Decider.GROUP_MAX, logits), TOLERANCE);
        assertArrayEquals(new double[] {Math.log(0.1), Math.log(0.4)}, scores(groups, Decider.GROUP_MEAN_WEIGHTED, logits), TOLERANCE);
    }

    @Test
    void withoutCountsNothingIsWeighted() {
        assertEquals(List.of(Decider.GROUP_SUM, Decider.GROUP_MAX, Decider.GROUP_MEAN),
                new GroupReadOut(PLAN, Optional.empty()).deciders());
    }

    private static double[] scores(GroupReadOut groups, Decider decider, double[] logits) {
        return groups.scores(decider, logits, ReadOut.softmax(logits));
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }
}

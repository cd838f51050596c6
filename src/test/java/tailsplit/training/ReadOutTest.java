package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tailsplit.splitting.SubclassPlan;

class ReadOutTest {
    private static final SubclassPlan PLAN = new SubclassPlan(List.of(3, 1));

    /** Three subclasses of probability 0.2 each outweigh one of 0.4, which has the largest logit. */
    @Test
    void groupSumAndGroupMaxCanDiffer() {
        float[] logits = {9, 9, 9, 9, log(0.2), log(0.2), log(0.2), log(0.4)};
        assertEquals(0, ReadOut.groupSum(PLAN, logits, 1));
        assertEquals(1, ReadOut.groupMax(PLAN, logits, 1));
    }

    @Test
    void softmaxAndCrossEntropyOfLargeLogitsStayFinite() {
        float[] logits = {1000, 1000, -1000};
        assertArrayEquals(new double[] {0.5, 0.5, 0}, ReadOut.softmax(logits, 0, 3), 1e-12);
        assertEquals(Math.log(2), ReadOut.crossEntropy(logits, 0, 3, 1), 1e-12);
        assertEquals(2000 + Math.log(2), ReadOut.crossEntropy(logits, 0, 3, 2), 1e-9);
    }

    private static float log(double probability) {
        return (float) Math.log(probability);
    }
}

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
        double[] logits = ReadOut.row(new float[] {9, 9, 9, 9, log(0.2), log(0.2), log(0.2), log(0.4)}, 1, 4);
        assertArrayEquals(new double[] {0.6, 0.4}, ReadOut.groupSums(PLAN, logits), 1e-7);
        assertArrayEquals(new double[] {Math.log(0.2), Math.log(0.4)}, ReadOut.groupMaxima(PLAN, logits), 1e-7);
    }

    @Test
    void softmaxAndCrossEntropyOfLargeLogitsStayFinite() {
        double[] logits = {1000, 1000, -1000};
        assertArrayEquals(new double[] {0.5, 0.5, 0}, ReadOut.softmax(logits), 1e-12);
        assertEquals(Math.log(2), ReadOut.crossEntropy(logits, 1), 1e-12);
        assertEquals(2000 + Math.log(2), ReadOut.crossEntropy(logits, 2), 1e-9);
    }

    private static float log(double probability) {
        return (float) Math.log(probability);
    }
}

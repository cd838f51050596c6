package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReadOutTest {
    @Test
    void aRowOfAMatrixIsTakenWhole() {
        assertArrayEquals(new double[] {4, 5, 6}, ReadOut.row(new float[] {1, 2, 3, 4, 5, 6}, 1, 3));
    }

    @Test
    void softmaxAndCrossEntropyOfLargeLogitsStayFinite() {
        double[] logits = {1000, 1000, -1000};
        assertArrayEquals(new double[] {0.5, 0.5, 0}, ReadOut.softmax(logits), 1e-12);
        assertEquals(Math.log(2), ReadOut.crossEntropy(logits, 1), 1e-12);
        assertEquals(2000 + Math.log(2), ReadOut.crossEntropy(logits, 2), 1e-9);
    }
}

package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import tailsplit.splitting.Grouping;

class GroupScoresTest {
    /** Three pseudo-classes of probability 0.2 each are a class of 0.6, beside one of 0.4; far-off logits stay finite. */
    @Test
    void sumsByHand() {
        try (NDManager manager = NDManager.newBaseManager();
                GroupScores sum = new GroupScores(manager, 2, new int[] {0, 0, 0, 1}, Grouping.GROUP_SUM)) {
            float[] logits = {log(0.2), log(0.2), log(0.2), log(0.4), 500, 500, -500, -500};
            float[] expected = {log(0.6), log(0.4), 0, (float) (-1000 - Math.log(2))};
            assertArrayEquals(expected, sum.scores(manager.create(logits, new Shape(2, 4))).toFloatArray(), 1e-4f);
        }
    }

    private static float log(double probability) {
        return (float) Math.log(probability);
    }
}

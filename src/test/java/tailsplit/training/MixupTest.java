package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tailsplit.loss.Criterion;
import tailsplit.loss.CrossEntropy;
import tailsplit.random.SplitMix;

class MixupTest {
    /** Images 10, 20 and 40 of classes 0, 1 and 1; a quarter of each and three quarters of the next, of the last the first. */
    @Test
    void mixesImagesAndLossesByHand() {
        try (NDManager manager = NDManager.newBaseManager();
                Criterion criterion = new Criterion(manager, new CrossEntropy(), new double[] {1, 1}, Optional.empty())) {
            Batches.Batch batch = new Batches.Batch(manager, manager.create(new float[] {10, 20, 40}, new Shape(3, 1, 1, 1)),
                    Batches.classes(manager, new int[] {0, 1, 1}), Batches.classes(manager, new int[] {0, 1, 2}));
            Mixup mixed = Mixup.of(batch, 0.25, new int[] {1, 2, 0});
            assertArrayEquals(new float[] {17.5f, 35, 17.5f}, mixed.images().toFloatArray());
            assertArrayEquals(new long[] {1, 1, 0}, mixed.second().toLongArray());
            assertArrayEquals(new long[] {1, 1, 0}, mixed.leading().toLongArray());
            assertArrayEquals(new long[] {0, 1, 1}, Mixup.of(batch, 0.5, new int[] {1, 2, 0}).leading().toLongArray());
            float log8 = (float) Math.log(0.8);
            float log2 = (float) Math.log(0.2);
            float[] logits = {log8, log2, log8, log2, log8, log2};
            double own = -(Math.log(0.8) + 2 * Math.log(0.2)) / 3;
            double next = -(2 * Math.log(0.2) + Math.log(0.8)) / 3;
            assertEquals(0.25 * own + 0.75 * next, mixed.loss(criterion, manager.create(logits, new Shape(3, 2))).getFloat(), 1e-6);
            float[] sure = {log8, log2, log2, log8, log2, log8};
            double right = -Math.log(0.8);
            double partner = -(Math.log(0.2) + Math.log(0.8) + Math.log(0.2)) / 3;
            assertEquals(0.25 * right + 0.75 * partner, mixed.loss(criterion, manager.create(sure, new Shape(3, 2))).getFloat(), 1e-6);
        }
    }

    /** Beta(alpha, alpha) has the mean 1/2 and the variance 1 / (4 (2 alpha + 1)). */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 4})
    void sharesHaveTheMomentsOfBeta(double alpha) {
        SplitMix random = new SplitMix(3);
        double[] shares = DoubleStream.generate(() -> Mixup.beta(alpha, random)).limit(20_000).toArray();
        assertTrue(DoubleStream.of(shares).allMatch(share -> share >= 0 && share <= 1));
        double mean = DoubleStream.of(shares).average().orElseThrow();
        double variance = DoubleStream.of(shares).map(share -> (share - mean) * (share - mean)).average().orElseThrow();
        assertEquals(0.5, mean, 0.01);
        assertEquals(1 / (4 * (2 * alpha + 1)), variance, 0.005);
    }
}

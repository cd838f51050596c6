package tailsplit.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMixTest {
    /** The first numbers of seed 1234567, as the generator's reference implementation (Vigna, 2015) gives them. */
    @Test
    void givesTheReferenceNumbers() {
        SplitMix random = new SplitMix(1234567);
        assertEquals(6457827717110365317L, random.nextLong());
        assertEquals(3203168211198807973L, random.nextLong());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.nextLong());
    }

    @Test
    void streamsOfDifferentKeysDiffer() {
        long distinct = IntStream.range(0, 1000)
                .mapToLong(i -> SplitMix.of(0, i / 100, i / 10 % 10, i % 10).nextLong()).distinct().count();
        assertEquals(1000, distinct);
        assertNotEquals(SplitMix.of(1, 0).nextLong(), SplitMix.of(0, 1).nextLong());
    }

    @Test
    void gaussiansHaveMeanZeroAndVarianceOne() {
        SplitMix random = new SplitMix(3);
        double[] values = IntStream.range(0, 100_000).mapToDouble(_ -> random.nextGaussian()).toArray();
        assertEquals(0, IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow(), 0.015);
        assertEquals(1, IntStream.range(0, values.length).mapToDouble(i -> values[i] * values[i]).average().orElseThrow(), 0.02);
    }
}

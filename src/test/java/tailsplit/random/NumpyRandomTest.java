package tailsplit.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumpyRandomTest {
    /** numpy.random.seed(0); a = numpy.arange(10); numpy.random.shuffle(a), NumPy 1.24.2. */
    @Test
    void shufflesAsNumpyDoes() {
        int[] values = IntStream.range(0, 10).toArray();
        new NumpyRandom(0).shuffle(values);
        assertArrayEquals(new int[] {2, 8, 4, 9, 1, 6, 7, 3, 0, 5}, values);
    }
}

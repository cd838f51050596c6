package tailsplit.imbalance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which images are kept, against NumPy itself (src/test/python/splits.py). */
class NumpySplitTest {
    private static final int[] LABELS = IntStream.range(0, 5000).map(i -> (i * 7 + i / 10) % 10).toArray();

    @ParameterizedTest
    @CsvFileSource(resources = "splits.csv", numLinesToSkip = 1)
    void keepsTheImagesThatNumpyKeeps(String profile, double factor, long seed, int images, int first, int last, String sha256)
            throws NoSuchAlgorithmException {
        Profile shape = profile.equals("step") ? new Profile.Step(factor) : new Profile.Exponential(factor);
        int[] kept = LongTailedSplit.draw(LABELS, 10, shape, OptionalInt.empty(), seed).all();
        assertEquals(images, kept.length);
        assertEquals(first, kept[0]);
        assertEquals(last, kept[images - 1]);
        ByteBuffer bytes = ByteBuffer.allocate(4 * images);
        bytes.asIntBuffer().put(kept);
        assertEquals(sha256, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array())));
    }
}

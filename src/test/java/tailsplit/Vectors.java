package tailsplit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import tailsplit.dataset.NpyArray;
import tailsplit.dataset.Npz;

/** Numbers from NumPy and PyTorch, made by the scripts in src/test/python. */
public final class Vectors {
    private static final double ABSOLUTE = 1e-5;
    private static final double RELATIVE = 1e-4;

    private Vectors() {}

    public static Map<String, NpyArray> read(Class<?> test, String name) {
        try {
            return Npz.read(Path.of(test.getResource(name).toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code |a - b| <= 1e-5 + 1e-4 |b|}, in the Euclidean norm of the whole tensor. */
    public static void assertClose(NpyArray expected, float[] actual, String what) {
        assertEquals(expected.size(), actual.length, what);
        double norm = Math.sqrt(squaredDistance(expected, new float[actual.length]));
        double difference = Math.sqrt(squaredDistance(expected, actual));
        double allowed = ABSOLUTE + RELATIVE * norm;
        assertTrue(difference <= allowed, () -> "%s: differs by %g, allowed %g".formatted(what, difference, allowed));
    }

    private static double squaredDistance(NpyArray expected, float[] actual) {
        double distance = 0;
        for (int i = 0; i < actual.length; i++) {
            distance += (actual[i] - expected.get(i)) * (actual[i] - expected.get(i));
        }
        return distance;
    }
}

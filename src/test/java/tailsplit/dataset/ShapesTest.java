package tailsplit.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapesTest {
    @TempDir
    private Path dataHome;

    private Dataset drawn(String name) {
        return Datasets.load(DatasetSource.named(name), dataHome);
    }

    /** The images are part of what a published result rests on: they never change. */
    @Test
    void theSampleIsTheSameEverywhere() {
        assertEquals("e373082a7b597d9a2e17ed9a6d0bc370625e91c8ea517fe4e16d97ba9f247165", drawn("shapes10").checksum());
        assertEquals("47cd656020cfe1743e0162c3d9777b33ebd0e6c231637d4a474b004079d146f9", drawn("shapes100").checksum());
    }

    @Test
    void everyClassHasTheSameNumberOfImages() {
        int[] counts = drawn("shapes10").train().classCounts(10);
        assertArrayEquals(new int[] {500, 500, 500, 500, 500, 500, 500, 500, 500, 500}, counts);
        assertTrue(Arrays.stream(drawn("shapes100").test().classCounts(100)).allMatch(count -> count == 20));
    }

    /** The mean images of a class's modes lie further apart than two halves of one mode do. */
    @Test
    void theModesOfAClassLookDifferent() {
        ImageSet train = drawn("shapes10").train();
        for (int label = 0; label < 10; label++) {
            double[] first = mean(train, label, 0, 0);
            double within = distance(first, mean(train, label, 0, 1));
            for (int mode = 1; mode < Shapes.MODES; mode++) {
                double between = distance(first, mean(train, label, mode, 0));
                assertTrue(between > 3 * within, "class %d, mode %d: %f, %f".formatted(label, mode, between, within));
            }
        }
    }

    private static double[] mean(ImageSet images, int label, int mode, int half) {
        double[] mean = new double[images.imageBytes()];
        int count = 0;
        for (int i = label; i < images.size(); i += 10) {
            if (Shapes.mode(i, 10) == mode && i / 30 % 2 == half) {
                count++;
                byte[] pixels = images.image(i);
                for (int b = 0; b < mean.length; b++) {
                    mean[b] += pixels[b] & 0xFF;
                }
            }
        }
        int total = count;
        return Arrays.stream(mean).map(sum -> sum / total).toArray();
    }

    private static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(squares);
    }
}

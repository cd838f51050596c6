package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tailsplit.dataset.Crop;
import tailsplit.dataset.ImageSet;
import tailsplit.random.SplitMix;

class ImageSourceTest {
    private static final Normalisation AS_BYTES = new Normalisation(List.of(0.0), List.of(1 / 255.0));

    /** One 2x2 image 10 20 / 30 40. */
    private static final ImageSet IMAGE = new ImageSet(2, 2, 1, new byte[] {10, 20, 30, 40}, new int[1]);

    @Test
    void everyCropAndMirrorOfThePaddedImageComesUpAndNothingElse() {
        Set<List<Float>> expected = new HashSet<>();
        float[][] padded = {{0, 0, 0, 0}, {0, 10, 20, 0}, {0, 30, 40, 0}, {0, 0, 0, 0}};
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 3; x++) {
                expected.add(List.of(padded[y][x], padded[y][x + 1], padded[y + 1][x], padded[y + 1][x + 1]));
                expected.add(List.of(padded[y][x + 1], padded[y][x], padded[y + 1][x + 1], padded[y + 1][x]));
            }
        }
        Set<List<Float>> seen = new HashSet<>();
        try (NDManager manager = NDManager.newBaseManager(); ImageSource source = new HostImages(IMAGE, new int[1], AS_BYTES, 400)) {
            Augmentation augmentation = new Augmentation(new Crop.Padded(1), true);
            float[] all = source.load(manager, new int[400], augmentation, new SplitMix(1)).images().toFloatArray();
            for (int i = 0; i < all.length; i += 4) {
                seen.add(List.of(round(all[i]), round(all[i + 1]), round(all[i + 2]), round(all[i + 3])));
            }
        }
        assertEquals(expected, seen);
    }

    @Test
    void channelsAreNormalisedEachAndTurnedToTheFront() {
        ImageSet colour = new ImageSet(1, 2, 3, new byte[] {0, 51, 102, (byte) 255, (byte) 204, (byte) 153}, new int[1]);
        Normalisation normalisation = new Normalisation(List.of(0.5, 0.2, 0.0), List.of(0.5, 0.2, 1.0));
        try (NDManager manager = NDManager.newBaseManager()) {
            var loaded = new HostImages(colour, new int[1], normalisation, 1).load(manager, new int[1]);
            assertEquals(new Shape(1, 3, 1, 2), loaded.getShape());
            assertArrayEquals(new float[] {-1, 1, 0, 3, 0.4f, 0.6f}, loaded.toFloatArray(), 1e-6f);
        }
    }

    /** The images of a GPU, here on the processor. */
    @Test
    void whereTheNetworkComputesTheImagesAreTheSame() {
        Random random = new Random(1);
        byte[] pixels = new byte[20 * 5 * 7 * 3];
        random.nextBytes(pixels);
        ImageSet images = new ImageSet(5, 7, 3, pixels, IntStream.range(0, 20).map(i -> i % 4).toArray());
        int[] positions = {19, 3, 7, 0, 12};
        int[] indices = {4, 0, 0, 2, 3, 1, 4};
        Normalisation normalisation = new Normalisation(List.of(0.5, 0.2, 0.1), List.of(0.5, 0.2, 1.0));
        try (NDManager manager = NDManager.newBaseManager();
                ImageSource host = new HostImages(images, positions, normalisation, indices.length);
                ImageSource device = new DeviceImages(manager, images, positions, normalisation)) {
            for (Augmentation augmentation : List.of(Augmentation.NONE, new Augmentation(new Crop.Padded(4), true),
                    new Augmentation(Crop.NONE, true), new Augmentation(new Crop.Padded(2), false),
                    new Augmentation(new Crop.Resized(0.08), true), new Augmentation(new Crop.Resized(1), false))) {
                ImageSource.Loaded expected = host.load(manager, indices, augmentation, new SplitMix(5));
                ImageSource.Loaded found = device.load(manager, indices, augmentation, new SplitMix(5));
                assertEquals(new Shape(7, 3, 5, 7), found.images().getShape());
                assertArrayEquals(expected.images().toFloatArray(), found.images().toFloatArray(), 1e-6f);
                assertArrayEquals(new long[] {0, 3, 3, 3, 0, 3, 0}, found.classes().toLongArray());
                assertArrayEquals(expected.classes().toLongArray(), found.classes().toLongArray());
                assertArrayEquals(expected.indices().toLongArray(), found.indices().toLongArray());
            }
        }
    }

    /** Mean 0.5, deviation 0.5 of bytes 0 and 255; a channel without variation keeps its scale. */
    @Test
    void statisticsAreThoseOfTheImagesChosen() {
        ImageSet images = new ImageSet(1, 1, 1, new byte[] {0, (byte) 255, 77, 77}, new int[4]);
        assertEquals(new Normalisation(List.of(0.5), List.of(0.5)), Normalisation.measured(images, new int[] {0, 1}));
        assertEquals(1.0, Normalisation.measured(images, new int[] {2, 3}).deviation().getFirst());
    }

    private static float round(float value) {
        return Math.round(value);
    }
}

package tailsplit.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tailsplit.file.InvalidInputException;

/** Archives as people write them: four images of two classes, 2x2, whose bytes count up. */
class NpzImagesTest {
    private static final int[] LABELS = {0, 1, 0, 1};

    @TempDir
    private Path folder;

    private final Map<String, NpyArray> arrays = new LinkedHashMap<>();

    @BeforeEach
    void training() {
        arrays.put("train_images", bytes(4, 2, 2));
        arrays.put("train_labels", NpyArray.of(LABELS, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "train_images, train_labels, val_images, val_labels, test_images, test_labels",
        "x_train, y_train, x_valid, y_valid, x_test, y_test",
        "X_train, Y_train, X_val, Y_val, X_test, Y_test",
        "TrainImages, TrainLabels, ValidImages, ValidLabels, TestImages, TestLabels",
        "training_data, training_targets, validation_data, validation_targets, testing_data, testing_targets",
        "images, labels, x_val, y_val, x_test, y_test",
        "data, label, dev_x, dev_y, test_image, test_label",
        "x, y, x_val, y_val, x_test, y_test",
    })
    void namesOfArrays(String trainX, String trainY, String valX, String valY, String testX, String testY) throws IOException {
        arrays.clear();
        arrays.put(testX, bytes(2, 2, 2));
        arrays.put(testY, NpyArray.of(new int[] {1, 0}, 2, 1));
        arrays.put(valX, bytes(1, 2, 2));
        arrays.put(valY, NpyArray.of(new int[] {1}, 1));
        arrays.put(trainX, bytes(4, 2, 2));
        arrays.put(trainY, NpyArray.of(LABELS, 4));
        Dataset dataset = load();
        assertEquals(List.of(4, 1, 2), List.of(dataset.train().size(), dataset.validation().orElseThrow().size(), dataset.test().size()));
        assertEquals(List.of(), dataset.notices());
    }

    /** {@code numpy.savez(..., meta=numpy.array({'a': 1}), class_names=numpy.array(['cat', 'dog']))}. */
    @Test
    void otherArraysAreNotLookedAt() throws IOException {
        Path file = write();
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            for (String type : List.of("|O", "<U3", "<f2", "<c16", "<M8[D]")) {
                byte[] header = "{'descr': '%s', 'fortran_order': False, 'shape': (2,), }\n".formatted(type)
                        .getBytes(StandardCharsets.US_ASCII);
                byte[] npy = new byte[10 + header.length];
                System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0}, 0, npy, 0, 10);
                System.arraycopy(header, 0, npy, 10, header.length);
                Files.write(zip.getPath("/class_names_%d.npy".formatted((int) type.charAt(1))), npy);
            }
        }
        assertEquals(List.of(2, 2), List.of(load(file).train().size(), load(file).test().size()));
    }

    @Test
    void channelsFirst() throws IOException {
        arrays.put("train_images", bytes(4, 3, 2, 2));
        Dataset dataset = withTest(bytes(1, 3, 2, 2));
        assertArrayEquals(new byte[] {0, 4, 8, 1, 5, 9}, Arrays.copyOf(dataset.train().image(0), 6));
        assertEquals(3, dataset.train().channels());
        assertEquals("own.npz: train_images were stored channel by channel.", dataset.notices().getFirst());
    }

    /** {@code numpy.array([0, .25, .5, 1]) * 255} rounds to 0, 64, 128, 255. */
    @ParameterizedTest
    @CsvSource({"f4, 0 to 1", "f8, 0 to 1"})
    void floatsFromZeroToOne(String type, String range) throws IOException {
        float[] values = {0, .25f, .5f, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        double[] doubles = IntStream.range(0, 16).mapToDouble(i -> values[i]).toArray();
        arrays.put("train_images", type.equals("f4") ? NpyArray.of(values, 4, 2, 2) : NpyArray.of(doubles, 4, 2, 2));
        Dataset dataset = withTest(NpyArray.of(new float[] {.1f, 0, 0, 0}, 1, 2, 2));
        assertArrayEquals(new byte[] {0, 64, (byte) 128, (byte) 255}, Arrays.copyOf(dataset.train().image(0), 4));
        assertEquals("own.npz: train_images of type %s were stored as %s.".formatted(type, range), dataset.notices().getFirst());
    }

    /** 0x3800 is 0.5 in IEEE 754's half precision. */
    @Test
    void halfFloats() throws IOException {
        byte[] half = new byte[32];
        half[1] = 0x38;
        arrays.put("train_images", new NpyArray(new int[] {4, 2, 2}, "f2", half));
        assertEquals((byte) 128, withTest(NpyArray.of(new float[4], 1, 2, 2)).train().image(0)[0]);
    }

    @Test
    void wholeNumbersOfOtherTypes() throws IOException {
        arrays.put("train_images", NpyArray.of(IntStream.range(0, 16).map(i -> i * 17).toArray(), 4, 2, 2));
        assertArrayEquals(new byte[] {0, 17, 34}, Arrays.copyOf(withTest(bytes(1, 2, 2)).train().image(0), 3));
    }

    @Test
    void oneHotLabels() throws IOException {
        arrays.put("train_labels", NpyArray.of(new float[] {0, 1, 1, 0, 0, 1, 1, 0}, 4, 2));
        Dataset dataset = withTest(bytes(1, 2, 2));
        assertArrayEquals(new int[] {1, 0, 1, 0}, dataset.train().labels());
        assertEquals(List.of("own.npz: train_labels had a row with a single 1 for each label."), dataset.notices());
    }

    @Test
    void labelsFromOne() throws IOException {
        arrays.put("train_labels", NpyArray.of(new int[] {1, 2, 3, 2}, 4));
        arrays.put("test_images", bytes(1, 2, 2));
        arrays.put("test_labels", NpyArray.of(new int[] {3}, 1));
        Dataset dataset = load();
        assertEquals(List.of("1", "2", "3"), dataset.classNames());
        assertArrayEquals(new int[] {0, 1, 2, 1}, dataset.train().labels());
        assertArrayEquals(new int[] {2}, dataset.test().labels());
        assertEquals(List.of("Labels are 1 to 3, none is 0: 1 is the first class."), dataset.notices());
    }

    @Test
    void whatCannotBeReadInOneWayIsRefused() throws IOException {
        refused("train_images", NpyArray.of(new float[16], 16), "train_images: found f4 of shape [16]");
        refused("train_images", bytes(4, 2, 2, 4), "train_images: found u1 of shape [4, 2, 2, 4]");
        refused("train_images", bytes(4, 2, 2, 2, 2), "train_images: found u1 of shape [4, 2, 2, 2, 2]");
        float[] normalised = new float[16];
        normalised[0] = -1.5f;
        refused("train_images", NpyArray.of(normalised, 4, 2, 2), "train_images: found f4 from -1.50 to 0");
        refused("train_images", NpyArray.of(IntStream.range(0, 16).map(i -> i * 100).toArray(), 4, 2, 2), "found i4 from 0 to 1500");
        refused("train_images", NpyArray.of(new int[16], 4, 2, 2), "found i4 from 0 to 0");
        refused("train_labels", NpyArray.of(new int[] {1, 1, 0, 1, 0, 1, 1, 0}, 4, 2), "train_labels: found an image with 2 of 2 labels");
        refused("train_labels", NpyArray.of(new float[] {0, .5f, 1, 0}, 4), "train_labels: found the label 0.5");
        refused("train_labels", NpyArray.of(new int[] {0, 1, 0}, 3), "found 4 images and 3 labels");
        refused("x_train", bytes(4, 2, 2), "found train_images and x_train, which mean the same");
        refused("test_images", bytes(1, 2, 2),
                "found test_images, but no labels of that part; allowed: train_images and train_labels, or x_train");
        refused("val_labels", NpyArray.of(LABELS, 4), "found val_labels, but no images of that part");
    }

    @Test
    void partsOfOtherRangesOrSizesAreRefused() throws IOException {
        arrays.put("test_labels", NpyArray.of(new int[] {0}, 1));
        refused("test_images", NpyArray.of(new float[] {.5f, 0, 0, 0}, 1, 2, 2),
                "found training images from 0 to 255 and test_images from 0 to 1");
        refused("test_images", bytes(1, 3, 2), "found training images of 2x2x1 and others of 3x2x1");
        arrays.put("test_images", bytes(1, 2, 2));
        refused("train_labels", NpyArray.of(new int[] {0, 2, 2, 0}, 4), "found no training images of class 1; allowed: at least one");
        refused("test_labels", NpyArray.of(new int[] {2}, 1), "found no training images of class 2; allowed: at least one");
    }

    @Test
    void otherNamesAreToldTheAcceptedOnes() throws IOException {
        arrays.clear();
        arrays.put("features", bytes(4, 2, 2));
        refused("classes", NpyArray.of(LABELS, 4), "found the arrays features, classes; allowed: train_images and train_labels, or");
    }

    @Test
    void aFolderStandsForItsOneArchive() throws IOException {
        write();
        assertEquals(2, load(folder).classes());
        Files.copy(folder.resolve("own.npz"), folder.resolve("other.npz"));
        assertTrue(assertThrows(InvalidInputException.class, () -> load(folder)).getMessage()
                .contains("found a folder with 2 .npz files; allowed: a file, or a folder with one .npz file"));
    }

    @Test
    void whatIsNoArchiveIsCalledWhatItIs() throws IOException {
        Path page = Files.writeString(folder.resolve("own.npz"), "<html></html>");
        assertEquals("%s: found an HTML page; allowed: a NumPy .npz file".formatted(page),
                assertThrows(InvalidInputException.class, () -> load(page)).getMessage());
    }

    /** MedMNIST+ names its files after their size. */
    @Test
    void medMnistOfOtherSizes() throws IOException {
        arrays.put("test_images", bytes(1, 2, 2));
        arrays.put("test_labels", NpyArray.of(new int[] {0}, 1, 1));
        Files.move(write(), folder.resolve("breastmnist_64.npz"));
        DatasetSource source = new DatasetSource(Datasets.named("breastmnist"), Optional.of(folder), Map.of());
        assertEquals(4, Datasets.load(source, folder).train().size());
        Files.copy(folder.resolve("breastmnist_64.npz"), folder.resolve("breastmnist_224.npz"));
        assertTrue(assertThrows(InvalidInputException.class, () -> Datasets.load(source, folder)).getMessage()
                .contains("found breastmnist_64.npz, breastmnist_224.npz; allowed: breastmnist.npz or one file"));
    }

    private Dataset withTest(NpyArray images) throws IOException {
        arrays.put("test_images", images);
        arrays.put("test_labels", NpyArray.of(new int[] {0}, 1));
        return load();
    }

    private void refused(String name, NpyArray array, String part) throws IOException {
        NpyArray before = arrays.put(name, array);
        String message = assertThrows(InvalidInputException.class, this::load).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
        if (before == null) {
            arrays.remove(name);
        } else {
            arrays.put(name, before);
        }
    }

    private Dataset load() throws IOException {
        return load(write());
    }

    private Dataset load(Path path) {
        return Datasets.load(new DatasetSource(Datasets.named("npz"), Optional.of(path), Map.of()), folder);
    }

    private Path write() throws IOException {
        Path file = folder.resolve("own.npz");
        try (OutputStream out = Files.newOutputStream(file)) {
            Npz.write(out, arrays);
        }
        return file;
    }

    private static NpyArray bytes(int... shape) {
        byte[] bytes = new byte[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return new NpyArray(shape, "u1", bytes);
    }
}

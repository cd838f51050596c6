package tailsplit.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tailsplit.Vectors;
import tailsplit.file.InvalidInputException;
import tailsplit.random.SplitMix;

/** Each format on small files of its own, whole and damaged. */
class ReadersTest {
    private static final List<String> FORMATS = List.of("cifar10", "cifar100", "mnist", "breastmnist", "npz", "folder");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        for (String batch : List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch")) {
            cifar(folder.resolve("cifar10/" + batch + ".bin"), 1, 10);
        }
        cifar(folder.resolve("cifar100/train.bin"), 2, 20);
        cifar(folder.resolve("cifar100/test.bin"), 2, 20);
        for (String part : List.of("train", "t10k")) {
            idx(folder.resolve("mnist/" + part + "-images-idx3-ubyte.gz"), 12, 4, 3);
            idx(folder.resolve("mnist/" + part + "-labels-idx1-ubyte.gz"), 12);
        }
        npz(folder.resolve("breastmnist/breastmnist.npz"), "train_images", "train_labels", "val_images", "val_labels",
                "test_images", "test_labels");
        npz(folder.resolve("npz"), "images", "labels");
        for (String kind : List.of("cat/a.png", "cat/b.jpg", "dog/a.png", "dog/b.ppm")) {
            image(folder.resolve("folder").resolve(kind));
        }
    }

    @Test
    void cifarPixelsAreInterleavedAndLabelsChosen() {
        Dataset ten = load("cifar10");
        assertEquals(50, ten.train().size());
        assertArrayEquals(new byte[] {0, 1, 2, 3}, Arrays.copyOf(ten.train().image(0), 4), "red, green, blue, next red");
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, ten.test().labels());
        Dataset fine = load("cifar100");
        assertEquals(100, fine.classes());
        DatasetSource coarse = new DatasetSource(Datasets.named("cifar100"), Optional.of(folder.resolve("cifar100")),
                Map.of(Cifar.LABELS, Cifar.Labels.COARSE));
        assertEquals(20, Datasets.load(coarse, folder).classes());
    }

    @Test
    void idxAndMedMnistShapes() {
        Dataset mnist = load("mnist");
        assertEquals(4, mnist.train().height());
        assertEquals(3, mnist.train().width());
        assertEquals(1, mnist.train().channels());
        Dataset breast = load("breastmnist");
        assertEquals(6, breast.validation().orElseThrow().size());
        assertEquals(List.of("malignant", "normal or benign"), breast.classNames());
    }

    @Test
    void aSetWithoutTestPartIsSplitBySeedInEveryClass() {
        Dataset npz = load("npz");
        assertEquals(4, npz.train().size());
        assertEquals(2, npz.test().size());
        assertArrayEquals(new int[] {1, 1}, npz.test().classCounts(2));
        Dataset images = load("folder");
        assertEquals(List.of("cat", "dog"), images.classNames());
        assertArrayEquals(new int[] {1, 1}, images.train().classCounts(2));
        assertEquals(load("npz").checksum(), npz.checksum());
    }

    @Test
    void numpysOwnFilesAreRead() {
        Map<String, NpyArray> arrays = Vectors.read(ReadersTest.class, "orders.npz");
        double[] expected = IntStream.range(0, 24).mapToDouble(i -> i - 5).toArray();
        for (String name : List.of("plain", "fortran", "big", "double", "short")) {
            assertArrayEquals(new int[] {2, 3, 4}, arrays.get(name).shape(), name);
            assertArrayEquals(expected, arrays.get(name).doubles(), name);
        }
    }

    @Test
    void whatIsWrittenReadsBack() throws IOException {
        Path file = folder.resolve("back.npz");
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("a", NpyArray.of(new float[] {1.5f, Float.NaN, -0f}, 3));
        arrays.put("b", NpyArray.of(new int[] {1, -2, 3, 4}, 2, 2));
        try (OutputStream out = Files.newOutputStream(file)) {
            Npz.write(out, arrays);
        }
        Map<String, NpyArray> back = Npz.read(file);
        assertArrayEquals(arrays.get("a").floats(), back.get("a").floats());
        assertArrayEquals(new int[] {2, 2}, back.get("b").shape());
        assertArrayEquals(new int[] {1, -2, 3, 4}, back.get("b").ints());
    }

    @Test
    void aChangedByteInAnArrayIsNoticed() throws IOException {
        Path file = folder.resolve("changed.npz");
        try (OutputStream out = Files.newOutputStream(file)) {
            Npz.write(out, Map.of("a", NpyArray.of(new float[1000], 1000)));
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[2000] ^= 1;
        Files.write(file, bytes);
        assertTrue(assertThrows(InvalidInputException.class, () -> Npz.read(file)).getMessage().contains("damaged"));
    }

    @Test
    void picklesAndHugeHeadersAreRefused() {
        Path objects = Path.of(resource("objects.npz"));
        assertTrue(assertThrows(InvalidInputException.class, () -> Npz.read(objects)).getMessage()
                .contains("another kind than numbers"));
        byte[] header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000, 2000000000), }".getBytes(US_ASCII);
        ByteBuffer npy = ByteBuffer.allocate(10 + header.length);
        npy.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0}).put(header);
        assertTrue(assertThrows(InvalidInputException.class,
                () -> Npy.read(new ByteArrayInputStream(npy.array()), "x")).getMessage().contains("2 GiB"));
    }

    @Test
    void whatIsMissingNamesTheCommand() {
        InvalidInputException refusal = assertThrows(InvalidInputException.class,
                () -> Datasets.load(DatasetSource.named("octmnist"), folder));
        assertTrue(refusal.getMessage().contains("tailsplit datasets download octmnist"));
    }

    /** Cut at every length and with bytes changed at random, a file gives a data set or one line, nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"cifar10", "cifar100", "mnist", "breastmnist", "npz", "folder"})
    void damagedFilesGiveOneLine(String format) throws IOException {
        SplitMix random = SplitMix.of(17, FORMATS.indexOf(format));
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve(format))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (int i = 0; i < 150; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] whole = Files.readAllBytes(file);
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int k = 0; i % 2 == 1 && k < 4; k++) {
                damaged[random.nextInt(Math.min(damaged.length, 400))] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                load(format);
            } catch (InvalidInputException e) {
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            }
            Files.write(file, whole);
        }
    }

    /** Thousands of images are read by a process that may have a thousand files open. */
    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @ValueSource(strings = {"cifar10", "cifar100", "mnist", "breastmnist", "npz", "folder"})
    void everyFileIsClosedAgain(String format) throws IOException {
        load(format);
        assertEquals(List.of(), open(), "after a whole data set");
        try (Stream<Path> all = Files.walk(folder.resolve(format))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
            }
        }
        assertThrows(InvalidInputException.class, () -> load(format));
        assertEquals(List.of(), open(), "after a damaged one");
    }

    /** The files below the test's folder that this process has open. */
    private List<Path> open() throws IOException {
        List<Path> open = new ArrayList<>();
        Path real = folder.toRealPath();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    Path file = Files.readSymbolicLink(descriptor);
                    if (file.startsWith(real)) {
                        open.add(file);
                    }
                } catch (NoSuchFileException _) {
                    // closed since, as that of the list itself
                }
            }
        }
        return open;
    }

    /** The official archive's first image is a frog: label 6, first red byte 59. */
    @Test
    void realCifar10() {
        String path = System.getenv("TAILSPLIT_CIFAR10");
        Assumptions.assumeTrue(path != null, "TAILSPLIT_CIFAR10 does not name a folder with CIFAR-10");
        Dataset cifar = Datasets.load(new DatasetSource(Datasets.named("cifar10"), Optional.of(Path.of(path)), Map.of()), folder);
        assertEquals(6, cifar.train().labels()[0]);
        assertArrayEquals(new int[] {5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000}, cifar.train().classCounts(10));
        assertEquals("frog", cifar.classNames().get(6));
    }

    private Dataset load(String name) {
        return Datasets.load(new DatasetSource(Datasets.named(name), Optional.of(folder.resolve(name)), Map.of()), folder);
    }

    private static String resource(String name) {
        return new File(ReadersTest.class.getResource(name).getPath()).toString();
    }

    /** Ten images whose interleaved bytes count up. */
    private static void cifar(Path file, int labelBytes, int labels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int image = 0; image < 10; image++) {
            for (int l = 0; l < labelBytes; l++) {
                out.write(image % labels);
            }
            for (int c = 0; c < 3; c++) {
                for (int p = 0; p < 1024; p++) {
                    out.write(p * 3 + c);
                }
            }
        }
        Files.createDirectories(file.getParent());
        Files.write(file, out.toByteArray());
    }

    private static void idx(Path file, int... shape) throws IOException {
        Files.createDirectories(file.getParent());
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        ByteBuffer data = ByteBuffer.allocate(4 + 4 * shape.length + size);
        data.putInt(0x800 | shape.length);
        Arrays.stream(shape).forEach(data::putInt);
        IntStream.range(0, size).forEach(i -> data.put((byte) (i % 10)));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(data.array());
        }
    }

    /** Six grey 2x2 images a part, three of each of two classes. */
    private static void npz(Path file, String... names) throws IOException {
        Files.createDirectories(file.getParent());
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            arrays.put(names[i], new NpyArray(new int[] {6, 2, 2}, "u1", new byte[24]));
            arrays.put(names[i + 1], NpyArray.of(new int[] {0, 1, 0, 1, 0, 1}, 6, 1));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            Npz.write(out, arrays);
        }
    }

    private static void image(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        if (file.toString().endsWith(".ppm")) {
            Files.write(file, "P6 # a comment\n2 1\n255\nabcdef".getBytes(US_ASCII));
        } else {
            ImageIO.write(new BufferedImage(5, 7, BufferedImage.TYPE_INT_RGB),
                    file.toString().endsWith(".png") ? "png" : "jpg", file.toFile());
        }
    }
}

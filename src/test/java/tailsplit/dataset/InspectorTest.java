package tailsplit.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tailsplit.file.InvalidInputException;
import tailsplit.image.ImageFile;

/** Data sets with planted faults. */
class InspectorTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderWithFaults() throws IOException {
        image("train/cat/a.png", 40, 30, 1);
        image("train/cat/b.png", 32, 32, 2);
        image("train/cat/b2.bmp", 32, 32, 2);
        image("train/cat/wide.png", 300, 40, 3);
        image("train/dog/c.png", 20, 20, 4);
        image("train/dog/b3.png", 32, 32, 2);
        image("train/owl/d.png", 33, 33, 5);
        text("train/dog/page.jpg", "<html></html>");
        text("train/dog/notes.txt", "a note");
        image("test/cat/leak.png", 40, 30, 1);
        image("test/cat/x.png", 32, 32, 6);
        image("test/dog/y.png", 32, 32, 0);
        Inspection found = inspect("folder", folder);
        assertEquals(List.of("cat", "dog", "owl"), found.classNames());
        assertArrayEquals(new int[] {4, 2, 1}, found.counts().get(Part.TRAIN));
        assertArrayEquals(new int[] {2, 1, 0}, found.counts().get(Part.TEST));
        assertEquals("Own images: a folder for each class", found.facts().get("Format"));
        assertEquals("7 training, 3 test", found.facts().get("Images"));
        assertEquals("3, of 1 to 4 training images, 4.0 : 1", found.facts().get("Classes"));
        assertEquals("20 x 20 to 300 x 40, median 32 x 32; scaled to 32 x 32", found.facts().get("Sizes"));
        assertEquals("9 in colour, 1 grey", found.facts().get("Channels"));
        assertEquals("2 training images repeat another of them, 1 test image is in training too", found.facts().get("Same pixels"));
        assertEquals(List.of(new UnreadableImage(Part.TRAIN, 1, Path.of("train/dog/page.jpg").toString(), "an HTML page")),
                found.unreadable());
        assertTrue(found.notices().contains("train: left out 1 file without an image (.txt 1)."), found.notices()::toString);
        for (String warning : List.of("1 file is no readable image, and refused by a run: ", "No test images of owl: ",
                "1 of 3 test images has the pixels of a training image: ", "One picture is in more than one class, such as ",
                "1 image is of one colour throughout, such as ", "1 image is grey and 9 are in colour: ",
                "Sizes are far apart: the longer side has 20 to 300 pixels, ", "1 image is more than twice as wide as high",
                "1 image is smaller than the 32 x 32 pixels ")) {
            assertEquals(1, found.warnings().stream().filter(each -> each.startsWith(warning)).count(),
                    warning + " in " + found.warnings());
        }
        assertEquals(9, found.warnings().size(), found.warnings()::toString);
        List<List<String>> same = found.imageTable().stream().filter(row -> row.get(6).equals("2")).toList();
        assertEquals(List.of("b.png", "b2.bmp", "b3.png"), same.stream().map(row -> Path.of(row.get(2)).getFileName().toString()).toList());
    }

    @Test
    void aSoundSetHasNoWarning() throws IOException {
        for (int i = 0; i < 4; i++) {
            image("train/cat/%d.png".formatted(i), 32, 32, 10 + i);
            image("train/dog/%d.png".formatted(i), 36, 32, 20 + i);
            image("test/%s/%d.png".formatted(i % 2 == 0 ? "cat" : "dog", i), 32, 32, 30 + i);
        }
        Inspection found = inspect("folder", folder);
        assertEquals(List.of(), found.warnings());
        assertEquals(List.of(), found.notices());
        assertEquals("no two images", found.facts().get("Same pixels"));
    }

    /** The parts are those that a run has. */
    @Test
    void aTestPartThatIsDrawnIsTheOneThatIsTestedOn() throws IOException {
        for (int i = 0; i < 20; i++) {
            image("%s/%d.png".formatted(i < 12 ? "cat" : "dog", i), 8, 8, 10 + i);
        }
        DatasetSource source = new DatasetSource(ImageFolders.KIND, Optional.of(folder), Map.of(ImageFolders.SIZE, 8L, TestPart.SEED, 5L));
        Dataset dataset = Datasets.load(source, folder);
        Inspection found = Inspector.inspect(source, folder, _ -> {}, () -> false);
        assertEquals(digests(dataset.test()), found.images().stream().filter(image -> image.part() == Part.TEST)
                .map(image -> first(folder.resolve(image.where()))).toList());
        assertEquals(dataset.notices(), found.notices());
    }

    @Test
    void labelsThatBeginAtOneInOnePartOnly() throws IOException {
        Path file = npz(new int[] {0, 1, 2, 3, 0, 1}, new int[] {1, 2, 3, 3});
        Inspection found = inspect("npz", file);
        assertTrue(found.warnings().stream().anyMatch(each -> each.startsWith("The labels of the test part may be shifted by one: ")),
                found.warnings()::toString);
        assertEquals("all 2 x 2", found.facts().get("Sizes"));
        assertEquals("grey", found.facts().get("Channels"));
    }

    @Test
    void itIsStopped() throws IOException {
        Path file = npz(new int[] {0, 1, 0, 1}, new int[] {0, 1});
        assertThrows(CancellationException.class, () -> Inspector.inspect(source("npz", file), folder, _ -> {}, () -> true));
        List<Double> told = new ArrayList<>();
        Inspector.inspect(source("npz", file), folder, told::add, () -> false);
        assertEquals(told.stream().sorted().toList(), told);
        assertEquals(1.0, told.getLast());
    }

    @ParameterizedTest
    @CsvSource({
        "a/cat/1.png, a, folder",
        "a/train/cat/1.png, a, folder",
        "a/data.npz, a, npz",
        "a/data.npz, a/data.npz, npz",
        "a/bloodmnist_64.npz, a/bloodmnist_64.npz, bloodmnist",
        "a/bloodmnist.npz, a, bloodmnist",
        "a/train-images-idx3-ubyte.gz, a, idx",
        "a/train-images-idx3-ubyte.gz, a/train-images-idx3-ubyte.gz, idx",
        "a/MNIST/raw/train-images.idx3-ubyte, a, idx",
        "a/cifar-10-batches-bin/data_batch_1.bin, a, cifar10",
        "a/data_batch_1.bin, a, cifar10",
        "a/cifar-100-binary/train.bin, a, cifar100",
    })
    void formatsAreRecognised(String file, String chosen, String kind) throws IOException {
        text(file, "x");
        assertEquals(kind, DatasetFormat.of(folder.resolve(chosen)).key());
    }

    @Test
    void whatIsNoDataSetIsRefusedWithWhatItIs() throws IOException {
        text("experiment.yaml", "name: Mine");
        text("images.tar.gz", "\u001f\u008b");
        text("cifar-10-binary.tar.gz", "\u001f\u008b");
        assertTrue(refusal("experiment.yaml").contains("found a text file; allowed: a folder with a folder for each class"));
        assertTrue(refusal("images.tar.gz").contains("found an archive; allowed: a folder, with what the archive holds"));
        assertTrue(refusal("cifar-10-binary.tar.gz").contains("'tailsplit datasets import cifar10 "));
        assertTrue(refusal("nothing").contains("found nothing there"));
    }

    private String refusal(String file) {
        return assertThrows(InvalidInputException.class, () -> DatasetFormat.of(folder.resolve(file))).getMessage();
    }

    private Inspection inspect(String kind, Path path) {
        return Inspector.inspect(source(kind, path), folder, _ -> {}, () -> false);
    }

    private static DatasetSource source(String kind, Path path) {
        return new DatasetSource(Datasets.named(kind), Optional.of(path), Map.of());
    }

    private static List<Integer> digests(ImageSet images) {
        return IntStream.range(0, images.size()).mapToObj(i -> Arrays.hashCode(images.image(i))).toList();
    }

    private static int first(Path file) {
        try {
            return Arrays.hashCode(ImageFile.read(file).scaled(8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path npz(int[] train, int[] test) throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("train_images", bytes(train.length));
        arrays.put("train_labels", NpyArray.of(train, train.length));
        arrays.put("test_images", bytes(test.length));
        arrays.put("test_labels", NpyArray.of(test, test.length));
        Path file = folder.resolve("data.npz");
        try (var out = Files.newOutputStream(file)) {
            Npz.write(out, arrays);
        }
        return file;
    }

    private static NpyArray bytes(int images) {
        byte[] pixels = new byte[4 * images];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (31 * i);
        }
        return new NpyArray(new int[] {images, 2, 2}, "u1", pixels);
    }

    /** In colour, another picture for each seed; of one colour for 0. */
    private void image(String name, int width, int height, int seed) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, seed == 0 ? 0x404040 : (x * 7919 + y * 104729 + seed * 1299709) & 0xFFFFFF);
            }
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    }

    private void text(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(ISO_8859_1));
    }
}

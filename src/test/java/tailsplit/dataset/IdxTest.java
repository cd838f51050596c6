package tailsplit.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tailsplit.file.InvalidInputException;

/** MNIST's format under the names and in the folders that people have it. */
class IdxTest {
    @TempDir
    private Path folder;

    /** %s stands for train or t10k, then images or labels, then the number of dimensions. */
    @ParameterizedTest
    @ValueSource(strings = {
        "%s-%s-idx%s-ubyte",
        "%s-%s.idx%s-ubyte",
        "%s-%s-idx%s-ubyte.gz",
        "MNIST/raw/%s-%s-idx%s-ubyte",
        "%1$s-%2$s-idx%3$s-ubyte/%1$s-%2$s-idx%3$s-ubyte",
        "%1$s-%2$s.idx%3$s-ubyte/%1$s-%2$s-idx%3$s-ubyte",
        "emnist-letters-%s-%s-idx%s-ubyte.gz",
        "gzip/emnist-letters-%s-%s-idx%s-ubyte.gz",
    })
    void namesAndFolders(String name) throws IOException {
        set(name, 0, 3);
        Dataset dataset = load(folder);
        assertEquals(List.of("0", "1", "2"), dataset.classNames());
        assertArrayEquals(new int[] {2, 2, 2}, dataset.train().classCounts(3));
        assertEquals(6, dataset.test().size());
    }

    /** As Kaggle unpacks it: each file, and a folder of its name with the same file. */
    @Test
    void foldersBesideFilesOfTheSameName() throws IOException {
        set("%s-%s.idx%s-ubyte", 0, 3);
        set("%1$s-%2$s-idx%3$s-ubyte/%1$s-%2$s-idx%3$s-ubyte", 0, 2);
        assertEquals(3, load(folder).classes());
    }

    @Test
    void emnistTestPartAndLabelsFromOne() throws IOException {
        set("emnist-letters-%s-%s-idx%s-ubyte", 1, 3);
        for (String file : List.of("images-idx3", "labels-idx1")) {
            Files.move(folder.resolve("emnist-letters-t10k-%s-ubyte".formatted(file)),
                    folder.resolve("emnist-letters-test-%s-ubyte".formatted(file)));
        }
        Dataset dataset = load(folder);
        assertEquals(List.of("1", "2", "3"), dataset.classNames());
        assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2}, dataset.test().labels());
        assertEquals(List.of("Labels are 1 to 3, none is 0: 1 is the first class."), dataset.notices());
    }

    @Test
    void oneOfSeveralSetsIsChosenByAFile() throws IOException {
        set("emnist-letters-%s-%s-idx%s-ubyte", 0, 3);
        set("emnist-digits-%s-%s-idx%s-ubyte", 0, 2);
        refused("found the files of emnist-digits, emnist-letters; allowed: the files of one");
        assertEquals(2, load(folder.resolve("emnist-digits-train-images-idx3-ubyte")).classes());
    }

    @Test
    void severalSetsInFoldersAreRefused() throws IOException {
        set("MNIST/raw/%s-%s-idx%s-ubyte", 0, 3);
        set("FashionMNIST/raw/%s-%s-idx%s-ubyte", 0, 3);
        refused("FashionMNIST/raw/train-images-idx3-ubyte and ");
    }

    @Test
    void whatIsMissingOrOfAnotherSizeIsSaid() throws IOException {
        set("%s-%s-idx%s-ubyte", 0, 3);
        idx("t10k-images-idx3-ubyte", 0, 0, 6, 3, 3);
        refused("found training images of 2x2x1 and others of 3x3x1; allowed: one size");
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
        refused("found no test labels; allowed: the four files of MNIST's format, such as train-images-idx3-ubyte");
    }

    @Test
    void arraysOfOtherTypesAreNamed() throws IOException {
        set("%s-%s-idx%s-ubyte", 0, 3);
        Files.write(folder.resolve("train-images-idx3-ubyte"), new byte[] {0, 0, 0x0D, 3, 0, 0, 0, 1});
        refused("found an IDX array of type 0d with 3 dimensions; allowed: MNIST's format, an IDX array of bytes with 3 dimensions");
    }

    @Test
    void cifarForPythonIsNamedWithTheFileToGet() throws IOException {
        Files.createDirectories(folder.resolve("cifar-10-batches-py"));
        Files.write(folder.resolve("cifar-10-batches-py/data_batch_1"), new byte[] {(byte) 0x80, 2, '}', 'q', 1});
        DatasetSource source = new DatasetSource(Datasets.named("cifar10"), Optional.of(folder), Map.of());
        assertEquals(("%s: found CIFAR's version for Python; allowed: the binary version, cifar-10-binary.tar.gz unpacked, with "
                + "data_batch_1.bin").formatted(folder),
                assertThrows(InvalidInputException.class, () -> Datasets.load(source, folder)).getMessage());
    }

    @Test
    void anArchiveOfAnOfficialSetIsNamedWithTheCommand() throws IOException {
        Path archive = Files.write(folder.resolve("cifar-10-binary.tar.gz"), new byte[] {0x1f, (byte) 0x8b});
        DatasetSource source = new DatasetSource(Datasets.named("cifar10"), Optional.of(archive), Map.of());
        assertTrue(assertThrows(InvalidInputException.class, () -> Datasets.load(source, folder)).getMessage()
                .contains("found an archive; allowed: what it holds, unpacked, or 'tailsplit datasets import cifar10 " + archive + "'"));
    }

    private void refused(String part) {
        String message = assertThrows(InvalidInputException.class, () -> load(folder)).getMessage();
        assertTrue(message.contains(part), message);
    }

    private Dataset load(Path place) {
        return Datasets.load(new DatasetSource(Datasets.named("idx"), Optional.of(place), Map.of()), folder);
    }

    /** Six images of 2x2 in each part, with labels from the first in turn. */
    private void set(String name, int first, int classes) throws IOException {
        for (String part : List.of("train", "t10k")) {
            idx(name.formatted(part, "images", "3"), 0, 256, 6, 2, 2);
            idx(name.formatted(part, "labels", "1"), first, classes, 6);
        }
    }

    private void idx(String name, int first, int different, int... shape) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        ByteBuffer data = ByteBuffer.allocate(4 + 4 * shape.length + size);
        data.putInt(0x800 | shape.length);
        Arrays.stream(shape).forEach(data::putInt);
        IntStream.range(0, size).forEach(i -> data.put((byte) (first + i % Math.max(1, different))));
        try (OutputStream raw = Files.newOutputStream(file); OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(data.array());
        }
    }
}

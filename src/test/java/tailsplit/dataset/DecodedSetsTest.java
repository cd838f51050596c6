package tailsplit.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.file.InvalidInputException;

class DecodedSetsTest {
    private static final int RED = 0xC81E1E;
    private static final int BLUE = 0x1E1EC8;

    @TempDir
    private Path folder;

    private final AtomicInteger decoded = new AtomicInteger();
    private Path images;
    private Path dataHome;

    @BeforeEach
    void makeImages() throws IOException {
        images = folder.resolve("own");
        dataHome = folder.resolve("data");
        for (String name : List.of("train/cat/a", "train/cat/b", "train/dog/a", "test/cat/a", "test/dog/a")) {
            image(name, RED);
        }
    }

    private void image(String name, int rgb) throws IOException {
        Path file = images.resolve(name + ".png");
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 9, 7, new int[63], 0, 0);
        for (int i = 0; i < 63; i++) {
            image.setRGB(i % 9, i / 9, rgb);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private Dataset load() {
        return Datasets.load(new DatasetSource(Datasets.named("folder"), Optional.of(images), Map.of()), dataHome,
                (read, _) -> decoded.set(read));
    }

    private static List<Integer> pixel(ImageSet images, int image) {
        byte[] pixels = images.image(image);
        return List.of(pixels[0] & 0xFF, pixels[1] & 0xFF, pixels[2] & 0xFF);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.list(dataHome.resolve(".decoded"))) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    @Test
    void decodesOnce() throws IOException {
        Dataset first = load();
        assertEquals(5, decoded.getAndSet(0));
        Dataset second = load();
        assertEquals(0, decoded.get());
        assertEquals(first.checksum(), second.checksum());
        assertEquals(List.of(first.classNames(), first.notices()), List.of(second.classNames(), second.notices()));
        assertEquals(List.of(200, 30, 30), pixel(second.train(), 2));
        assertEquals(1, kept().size());
    }

    @Test
    void whatChangesIsDecodedAgainAndTheOldForgotten() throws IOException {
        load();
        image("train/dog/a", BLUE);
        Files.setLastModifiedTime(images.resolve("train/dog/a.png"), FileTime.fromMillis(1));
        assertEquals(List.of(30, 30, 200), pixel(load().train(), 2));
        image("train/dog/b", BLUE);
        assertEquals(4, load().train().size());
        Files.delete(images.resolve("train/dog/b.png"));
        assertEquals(3, load().train().size());
        assertEquals(1, kept().size());
    }

    @Test
    void anotherSizeIsAnotherSet() throws IOException {
        load();
        DatasetSource smaller = new DatasetSource(Datasets.named("folder"), Optional.of(images), Map.of(
                Datasets.named("folder").settings().getFirst(), 8L));
        assertEquals(8, Datasets.load(smaller, dataHome).train().width());
        assertEquals(32, load().train().width());
        assertEquals(2, kept().size());
    }

    @Test
    void numpyReadsThePixels() throws IOException {
        load();
        try (InputStream in = Files.newInputStream(kept().getFirst().resolve("train.npy"))) {
            NpyArray array = Npy.read(in, "train.npy");
            assertArrayEquals(new int[] {3, 32, 32, 3}, array.shape());
            assertEquals(200, array.get(0));
        }
    }

    @Test
    void damagedIsMadeAgain() throws IOException {
        String checksum = load().checksum();
        for (String name : List.of("train.npy", "test-labels.npy", "about.json")) {
            for (int left : new int[] {0, 10, 150}) {
                Path file = kept().getFirst().resolve(name);
                byte[] content = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(content, Math.min(left, content.length - 1)));
                decoded.set(0);
                assertEquals(checksum, load().checksum(), name);
                assertEquals(5, decoded.get(), name + " of " + left);
            }
            Files.delete(kept().getFirst().resolve(name));
            assertEquals(checksum, load().checksum(), name);
        }
        Files.writeString(kept().getFirst().resolve("about.json"), "null");
        assertEquals(checksum, load().checksum());
    }

    @Test
    void inMemoryWhereNothingCanBeKept() throws IOException {
        String checksum = load().checksum();
        dataHome = Files.createFile(folder.resolve("no folder"));
        Dataset inMemory = load();
        assertEquals(checksum, inMemory.checksum());
        assertTrue(inMemory.notices().getFirst().startsWith("Decoded images cannot be kept in " + dataHome.resolve(".decoded")),
                inMemory.notices().toString());
    }

    @Test
    void damagedImagesAreNamedAndNothingStays() throws IOException {
        Files.writeString(images.resolve("train/cat/b.png"), "none");
        Files.write(images.resolve("test/dog/a.png"), new byte[0]);
        assertEquals(images + ": found 2 files that are no readable images: train/cat/b.png (a text file), test/dog/a.png (an empty file); "
                + "allowed: " + Decoding.FORMATS, assertThrows(InvalidInputException.class, this::load).getMessage());
        assertEquals(List.of(), kept());
    }

    @Test
    void threadsThatWantTheSameWaitForOneToMakeIt() throws Exception {
        AtomicInteger made = new AtomicInteger();
        DatasetSource source = new DatasetSource(Datasets.named("folder"), Optional.of(images), Map.of());
        Callable<String> loading = () -> Datasets.load(source, dataHome, (read, of) -> made.addAndGet(read == of ? 1 : 0)).checksum();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<String>> all = pool.invokeAll(List.of(loading, loading, loading, loading));
            for (Future<String> each : all) {
                assertEquals(all.getFirst().get(), each.get());
            }
        }
        assertEquals(1, made.get(), "makings that reached the last image");
    }

    @Test
    void canBeInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, this::load);
        assertTrue(Thread.interrupted());
        assertEquals(List.of(), kept());
        assertEquals(3, load().train().size());
    }

    @Test
    void isListedAndCleared() throws IOException {
        DecodedSets sets = new DecodedSets(dataHome);
        assertEquals(List.of(), sets.list());
        assertEquals(0, sets.clear());
        Dataset used = load();
        Path left = Files.createDirectory(dataHome.resolve(".decoded/.making-0123456789abcdef"));
        DecodedSets.Kept kept = sets.list().getFirst();
        assertEquals(List.of(images.toString(), "32 pixels a side"), List.of(kept.place(), kept.settings()));
        assertTrue(kept.bytes() > 5 * 32 * 32 * 3);
        assertEquals(kept.bytes(), sets.clear());
        assertEquals(List.of(), kept());
        assertFalse(Files.exists(left));
        assertEquals(List.of(200, 30, 30), pixel(used.train(), 0), "what is in use stays readable");
    }
}

package tailsplit.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import tailsplit.dataset.NpyArray;
import tailsplit.dataset.Npz;

/** The smallest data sets that can be trained on, of noise, in the formats that people have: files by their place in a folder. */
final class SmallData {
    private static final int CLASSES = 4;
    private static final int TRAINING = 40;
    private static final int TEST = 20;
    private static final int SIDE = 8;

    private SmallData() {}

    static Map<String, byte[]> idx() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("train-images-idx3-ubyte", idx(pixels(TRAINING), TRAINING, SIDE, SIDE));
        files.put("train-labels-idx1-ubyte.gz", gzipped(idx(labels(TRAINING), TRAINING)));
        files.put("t10k-images-idx3-ubyte.gz", gzipped(idx(pixels(TEST), TEST, SIDE, SIDE)));
        files.put("t10k-labels-idx1-ubyte", idx(labels(TEST), TEST));
        return files;
    }

    private static byte[] idx(byte[] content, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + content.length).putInt(0x0800 | shape.length);
        for (int size : shape) {
            bytes.putInt(size);
        }
        return bytes.put(content).array();
    }

    static Map<String, byte[]> npz() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("train_images", new NpyArray(new int[] {TRAINING, SIDE, SIDE}, "u1", pixels(TRAINING)));
        arrays.put("train_labels", new NpyArray(new int[] {TRAINING, 1}, "u1", labels(TRAINING)));
        arrays.put("test_images", new NpyArray(new int[] {TEST, SIDE, SIDE}, "u1", pixels(TEST)));
        arrays.put("test_labels", new NpyArray(new int[] {TEST}, "u1", labels(TEST)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Npz.write(out, arrays);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("images.npz", out.toByteArray());
    }

    /** Two images in each file. */
    static Map<String, byte[]> cifar10() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int batch = 1; batch <= 5; batch++) {
            files.put("data_batch_%d.bin".formatted(batch), records(batch, 1));
        }
        files.put("test_batch.bin", records(6, 1));
        files.put("batches.meta.txt", "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n".getBytes(UTF_8));
        return files;
    }

    static Map<String, byte[]> cifar100() {
        return Map.of("train.bin", records(1, 2), "test.bin", records(2, 2),
                "fine_label_names.txt", "apple\naquarium_fish\n".repeat(50).getBytes(UTF_8));
    }

    private static byte[] records(int seed, int labels) {
        byte[] record = new byte[2 * (labels + 3 * 32 * 32)];
        new Random(seed).nextBytes(record);
        for (int start : new int[] {0, record.length / 2}) {
            for (int label = 0; label < labels; label++) {
                record[start + label] = (byte) (seed % 10);
            }
        }
        return record;
    }

    /** Folders of classes, and images of every kind that the program reads, as they lie beside the tests. */
    static Map<String, byte[]> imageFolders() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int image = 0;
        for (Map.Entry<String, byte[]> file : images().entrySet()) {
            files.put("%s/class %d/%s".formatted(image % 3 == 2 ? "test" : "train", image / 3 % 2, file.getKey()), file.getValue());
            image++;
        }
        return files;
    }

    private static Map<String, byte[]> images() {
        try (var zip = SmallData.class.getResourceAsStream("/tailsplit/image/images.zip")) {
            Map<String, byte[]> images = Mutation.entries(zip.readAllBytes());
            images.keySet().removeIf(name -> name.endsWith(".csv"));
            return images;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lists of images and labels, as those of ImageNet-LT. */
    static Map<String, byte[]> lists() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        StringBuilder train = new StringBuilder();
        StringBuilder test = new StringBuilder();
        int image = 0;
        for (Map.Entry<String, byte[]> file : images().entrySet()) {
            if (file.getKey().endsWith(".png")) {
                String place = "images/%d/%s".formatted(image % 2, file.getKey());
                files.put(place, file.getValue());
                (image % 5 < 3 ? train : test).append(place).append(' ').append(image % 2).append('\n');
                image++;
            }
        }
        files.put("train.txt", train.toString().getBytes(UTF_8));
        files.put("test.txt", test.toString().getBytes(UTF_8));
        return files;
    }

    static void write(Map<String, byte[]> files, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path place = folder.resolve(file.getKey());
            Files.createDirectories(place.resolveSibling(""));
            Files.write(place, file.getValue());
        }
    }

    private static byte[] pixels(int images) {
        byte[] pixels = new byte[images * SIDE * SIDE];
        new Random(images).nextBytes(pixels);
        return pixels;
    }

    private static byte[] labels(int images) {
        byte[] labels = new byte[images];
        for (int i = 0; i < images; i++) {
            labels[i] = (byte) (i % CLASSES);
        }
        return labels;
    }

    private static byte[] gzipped(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

package tailsplit.dataset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;

/** MNIST's IDX files, plain or gzipped: {@code train-images-idx3-ubyte} and its three companions in one folder. */
final class Idx {
    static final DatasetKind MNIST = DatasetKind.download("mnist", "MNIST", List.of(), files(),
            (place, _) -> read("mnist", place, List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")));
    static final DatasetKind FASHION_MNIST = DatasetKind.download("fashion-mnist", "Fashion-MNIST", List.of(), files(),
            (place, _) -> read("fashion-mnist", place, List.of("T-shirt or top", "trouser", "pullover", "dress", "coat", "sandal",
                    "shirt", "sneaker", "bag", "ankle boot")));
    static final DatasetKind OWN = DatasetKind.own("idx", "Own images: IDX files", List.of(),
            new DatasetKind.FolderPlace("The folder with the data set's files"), (place, _) -> read("idx", place, List.of()));

    private static final int UNSIGNED_BYTES = 0x08;

    private Idx() {}

    private record Array(int[] shape, byte[] data) {}

    /** As they are published, and as they are often unpacked. */
    private static List<String> files() {
        return Stream.of("train", "t10k").flatMap(part -> Stream.of(part + "-images%sidx3-ubyte", part + "-labels%sidx1-ubyte"))
                .flatMap(name -> Stream.of(name.formatted("-"), name.formatted(".")))
                .flatMap(name -> Stream.of(name, name + ".gz")).toList();
    }

    /** @param classNames empty for the numbers of the labels that there are */
    static Dataset read(String name, Path folder, List<String> classNames) {
        Array trainLabels = array(file(folder, "train-labels"), 1);
        Array testLabels = array(file(folder, "t10k-labels"), 1);
        int classes = classNames.isEmpty() ? 1 + Stream.of(trainLabels, testLabels)
                .mapToInt(labels -> Arrays.stream(ints(labels)).max().orElse(0)).max().orElse(0) : classNames.size();
        return new Dataset(name, classNames.isEmpty() ? ClassLabels.numbered(classes) : classNames,
                images(folder, "train", trainLabels, classes), Optional.empty(),
                images(folder, "t10k", testLabels, classes));
    }

    private static ImageSet images(Path folder, String part, Array labels, int classes) {
        Path file = file(folder, part + "-images");
        Array images = array(file, 3);
        if (images.shape[0] != labels.shape[0]) {
            throw new InvalidInputException("%s: found %d images and %d labels; allowed: as many of each"
                    .formatted(file, images.shape[0], labels.shape[0]));
        }
        int[] checked = Arrays.stream(ints(labels)).map(label -> ClassLabels.check(label, classes, file)).toArray();
        return new ImageSet(images.shape[1], images.shape[2], 1, images.data, checked);
    }

    private static Path file(Path folder, String start) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(start + "[-.]idx\\d-ubyte(\\.gz)?"))
                    .sorted().findFirst().orElseThrow(() -> new InvalidInputException(
                            "%s: found no %s file; allowed: the four files of MNIST's format, .gz or not"
                                    .formatted(folder, start)));
        } catch (IOException e) {
            throw UnreadableFile.of(folder, e);
        }
    }

    private static Array array(Path file, int dimensions) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                DataInputStream in = new DataInputStream(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw)) {
            int magic = in.readInt();
            if (magic != (UNSIGNED_BYTES << 8 | dimensions)) {
                throw new InvalidInputException("%s: found no IDX array of bytes with %d dimensions; allowed: MNIST's format"
                        .formatted(file, dimensions));
            }
            int[] shape = new int[dimensions];
            long bytes = 1;
            for (int d = 0; d < dimensions; d++) {
                shape[d] = in.readInt();
                bytes = shape[d] < 1 || bytes > Integer.MAX_VALUE ? Long.MAX_VALUE : bytes * shape[d];
            }
            if (bytes > Integer.MAX_VALUE - 8) {
                throw new InvalidInputException("%s: found the shape %s; allowed: 1 byte to under 2 GiB"
                        .formatted(file, Arrays.toString(shape)));
            }
            byte[] data = in.readNBytes((int) bytes);
            if (data.length < bytes || in.read() >= 0) {
                throw new InvalidInputException("%s: found %s than its %d bytes; allowed: the whole file and nothing else"
                        .formatted(file, data.length < bytes ? "fewer" : "more", bytes));
            }
            return new Array(shape, data);
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }

    private static int[] ints(Array array) {
        int[] values = new int[array.data.length];
        Arrays.setAll(values, i -> array.data[i] & 0xFF);
        return values;
    }
}

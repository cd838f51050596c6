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
import tailsplit.image.FileType;

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
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .flatMap(name -> Stream.of("", "raw/", "MNIST/raw/", "FashionMNIST/raw/").map(folder -> folder + name)).toList();
    }

    /** @param classNames empty for the numbers of the labels that there are */
    static Dataset read(String name, Path folder, List<String> classNames) {
        IdxFiles files = IdxFiles.find(folder);
        int[] trainLabels = labels(files.trainLabels());
        int[] testLabels = labels(files.testLabels());
        LabelRange range = classNames.isEmpty() ? LabelRange.of(List.of(trainLabels, testLabels)) : new LabelRange(0, classNames.size());
        Dataset dataset = new Dataset(name, classNames.isEmpty() ? range.names() : classNames,
                images(files.trainImages(), range.fromZero(trainLabels), range.classes()), Optional.empty(),
                images(files.testImages(), range.fromZero(testLabels), range.classes()), range.notice().stream().toList());
        return SameSize.check(dataset, folder);
    }

    private static ImageSet images(Path file, int[] labels, int classes) {
        Array images = array(file, 3);
        if (images.shape[0] != labels.length) {
            throw new InvalidInputException("%s: found %d images and %d labels; allowed: as many of each"
                    .formatted(file, images.shape[0], labels.length));
        }
        for (int label : labels) {
            ClassLabels.check(label, classes, file);
        }
        return new ImageSet(images.shape[1], images.shape[2], 1, images.data, labels);
    }

    private static int[] labels(Path file) {
        byte[] data = array(file, 1).data;
        int[] values = new int[data.length];
        Arrays.setAll(values, i -> data[i] & 0xFF);
        return values;
    }

    private static Array array(Path file, int dimensions) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                DataInputStream in = new DataInputStream(FileType.of(file) == FileType.GZIP ? new GZIPInputStream(raw) : raw)) {
            int magic = in.readInt();
            if (magic != (UNSIGNED_BYTES << 8 | dimensions)) {
                boolean other = (magic & 0xFFFF0000) == 0 && (magic & 0xFF) > 0;
                throw new InvalidInputException("%s: found %s; allowed: MNIST's format, an IDX array of bytes with %d dimensions".formatted(
                        file, other ? "an IDX array of type %02x with %d dimensions".formatted(magic >> 8, magic & 0xFF) : "no IDX array",
                        dimensions));
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
}

package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.OneOf;

/** CIFAR-10 and CIFAR-100 in their binary layout: label bytes, then 32x32 pixels plane by plane. */
public final class Cifar {
    public static final Setting<Labels> LABELS = Setting.fixed("dataset.labels", "Labels", OneOf.of(Labels.class), Labels.FINE,
            "CIFAR-100 has 100 fine classes in 20 coarse ones. Other data sets have one kind of label only.");
    private static final String TEN_FOLDER = "cifar-10-batches-bin";
    private static final String HUNDRED_FOLDER = "cifar-100-binary";
    static final DatasetKind TEN = DatasetKind.download("cifar10", "CIFAR-10", List.of(),
            here(TEN_FOLDER, "data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin",
                    "test_batch.bin", "batches.meta.txt"),
            (place, _) -> cifar10(place));
    static final DatasetKind HUNDRED = DatasetKind.download("cifar100", "CIFAR-100", List.of(LABELS),
            here(HUNDRED_FOLDER, "train.bin", "test.bin", "fine_label_names.txt", "coarse_label_names.txt"),
            (place, source) -> cifar100(place, source.get(LABELS)));

    /** The kinds of label that CIFAR-100 has. */
    public enum Labels implements ConstantOption { FINE, COARSE }

    private static final int SIDE = 32;
    private static final int PIXELS = SIDE * SIDE;
    private static final int CHANNELS = 3;

    private Cifar() {}

    /** Whether it is one of the two. */
    static boolean is(Dataset dataset) {
        return Stream.of(TEN, HUNDRED).anyMatch(kind -> kind.key().equals(dataset.name()));
    }

    /** @param path the folder with the batches, or the one it lies in */
    static Dataset cifar10(Path path) {
        Path folder = official(path, TEN_FOLDER, "data_batch_1.bin");
        List<Path> batches = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            batches.add(folder.resolve("data_batch_%d.bin".formatted(i)));
        }
        return new Dataset("cifar10", names(folder.resolve("batches.meta.txt"), 10), read(batches, 1, 0, 10),
                Optional.empty(), read(List.of(folder.resolve("test_batch.bin")), 1, 0, 10));
    }

    /** @param path the folder with the two parts, or the one it lies in */
    static Dataset cifar100(Path path, Labels labels) {
        Path folder = official(path, HUNDRED_FOLDER, "train.bin");
        boolean fine = labels == Labels.FINE;
        int classes = fine ? 100 : 20;
        int label = fine ? 1 : 0;
        Path names = folder.resolve(fine ? "fine_label_names.txt" : "coarse_label_names.txt");
        return new Dataset("cifar100", names(names, classes), read(List.of(folder.resolve("train.bin")), 2, label, classes),
                Optional.empty(), read(List.of(folder.resolve("test.bin")), 2, label, classes));
    }

    /** In the place itself, and in the folder that the archive has. */
    private static List<String> here(String folder, String... names) {
        return Stream.of(names).flatMap(name -> Stream.of(name, folder + "/" + name)).toList();
    }

    /** @param first a file that tells the folder */
    private static Path official(Path path, String name, String first) {
        Path inside = path.resolve(name);
        Path folder = Files.isDirectory(inside) ? inside : path;
        if (Files.isRegularFile(folder.resolve(first))) {
            return folder;
        }
        boolean ten = name.equals(TEN_FOLDER);
        boolean python = Stream.of(path, path.resolve(ten ? "cifar-10-batches-py" : "cifar-100-python"))
                .anyMatch(each -> Files.isRegularFile(each.resolve(ten ? "data_batch_1" : "train")));
        throw new InvalidInputException("%s: found %s; allowed: the binary version, %s.tar.gz unpacked, with %s".formatted(folder,
                python ? "CIFAR's version for Python" : "no " + first, ten ? "cifar-10-binary" : "cifar-100-binary", first));
    }

    /** @param labelBytes before each image; the one at {@code label} counts */
    private static ImageSet read(List<Path> files, int labelBytes, int label, int classes) {
        int record = labelBytes + PIXELS * CHANNELS;
        List<byte[]> contents = files.stream().map(file -> content(file, record)).toList();
        int images = contents.stream().mapToInt(content -> content.length / record).sum();
        byte[] pixels = new byte[images * PIXELS * CHANNELS];
        int[] labels = new int[images];
        int image = 0;
        for (int f = 0; f < files.size(); f++) {
            byte[] content = contents.get(f);
            for (int start = 0; start < content.length; start += record, image++) {
                labels[image] = ClassLabels.check(content[start + label] & 0xFF, classes, files.get(f));
                interleave(content, start + labelBytes, pixels, image * PIXELS * CHANNELS);
            }
        }
        return new ImageSet(SIDE, SIDE, CHANNELS, pixels, labels);
    }

    private static void interleave(byte[] planes, int from, byte[] pixels, int to) {
        for (int p = 0; p < PIXELS; p++) {
            for (int c = 0; c < CHANNELS; c++) {
                pixels[to + p * CHANNELS + c] = planes[from + c * PIXELS + p];
            }
        }
    }

    private static byte[] content(Path file, int record) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (content.length == 0 || content.length % record != 0) {
                throw new InvalidInputException("%s: found %d bytes; allowed: whole images of %d bytes each"
                        .formatted(file, content.length, record));
            }
            return content;
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }

    private static List<String> names(Path file, int classes) {
        if (!Files.isRegularFile(file)) {
            return ClassLabels.numbered(classes);
        }
        try {
            List<String> names = Files.readAllLines(file).stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
            return names.size() == classes ? names : ClassLabels.numbered(classes);
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }
}

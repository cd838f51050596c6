package tailsplit.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;

/** Images in {@code .npz} files: MedMNIST's layout, and the ones that people use for their own data. */
final class NpzImages {
    static final DatasetKind KIND = DatasetKind.own("npz", "Own images: NumPy archive (npz)", List.of(TestPart.FRACTION, TestPart.SEED),
            new DatasetKind.FilePlace("Open a NumPy archive", "npz"), (place, source) -> read("npz", place, List.of(), source));

    private NpzImages() {}

    /** The names that images and labels of a part go by. */
    private enum Part {
        TRAIN("train_images train_labels", "x_train y_train", "images labels"),
        VALIDATION("val_images val_labels", "x_val y_val"),
        TEST("test_images test_labels", "x_test y_test");

        private final List<String[]> names;

        Part(String... names) {
            this.names = Stream.of(names).map(pair -> pair.split(" ")).toList();
        }
    }

    /**
     * The arrays of a part.
     *
     * @param name of the array of images
     */
    private record Pair(String name, NpyArray images, NpyArray labels) {}

    /** @param classNames empty for the numbers of the labels that there are */
    static Dataset read(String name, Path file, List<String> classNames, DatasetSource source) {
        Map<String, NpyArray> arrays = Npz.read(file);
        int classes = classNames.isEmpty() ? classes(arrays, file) : classNames.size();
        ImageSet train = part(arrays, Part.TRAIN, classes, file).orElseThrow(() -> new InvalidInputException(
                "%s: found the arrays %s; allowed: images and labels, or train_images and train_labels"
                        .formatted(file, arrays.keySet())));
        List<String> names = classNames.isEmpty() ? ClassLabels.numbered(classes) : classNames;
        Optional<ImageSet> validation = part(arrays, Part.VALIDATION, classes, file);
        Dataset dataset = part(arrays, Part.TEST, classes, file)
                .map(test -> new Dataset(name, names, train, validation, test))
                .orElseGet(() -> TestPart.drawn(name, names, train, validation, source));
        return SameSize.check(dataset, file);
    }

    private static int classes(Map<String, NpyArray> arrays, Path file) {
        int largest = 0;
        for (Part part : Part.values()) {
            Optional<Pair> pair = pair(arrays, part);
            if (pair.isPresent()) {
                largest = Math.max(largest, Arrays.stream(labels(pair.get().labels(), file)).max().orElse(0));
            }
        }
        return largest + 1;
    }

    private static Optional<Pair> pair(Map<String, NpyArray> arrays, Part part) {
        for (String[] names : part.names) {
            NpyArray images = arrays.get(names[0]);
            NpyArray labels = arrays.get(names[1]);
            if (images != null && labels != null) {
                return Optional.of(new Pair(names[0], images, labels));
            }
        }
        return Optional.empty();
    }

    private static Optional<ImageSet> part(Map<String, NpyArray> arrays, Part part, int classes, Path file) {
        return pair(arrays, part).map(pair -> {
            NpyArray images = pair.images();
            int[] shape = images.shape();
            boolean grey = shape.length == 3;
            if (!images.type().equals("u1") || !(grey || shape.length == 4 && (shape[3] == 1 || shape[3] == 3))
                    || Arrays.stream(shape).anyMatch(size -> size < 1)) {
                throw new InvalidInputException("%s: %s: found %s of shape %s; allowed: bytes (uint8) of shape "
                        .formatted(file, pair.name(), images.type(), Arrays.toString(shape))
                        + "[images, height, width] or [images, height, width, 1 or 3]");
            }
            int[] labels = labels(pair.labels(), file);
            if (labels.length != shape[0]) {
                throw new InvalidInputException("%s: found %d images and %d labels; allowed: as many of each"
                        .formatted(file, shape[0], labels.length));
            }
            Arrays.stream(labels).forEach(label -> ClassLabels.check(label, classes, file));
            return new ImageSet(shape[1], shape[2], grey ? 1 : shape[3], images.data(), labels);
        });
    }

    private static int[] labels(NpyArray array, Path file) {
        int columns = array.shape().length == 2 ? array.shape()[1] : 1;
        if (!array.isWhole() || array.shape().length < 1 || array.shape().length > 2 || columns != 1) {
            throw new InvalidInputException("%s: found labels of type %s and shape %s; allowed: whole numbers, one an image"
                    .formatted(file, array.type(), Arrays.toString(array.shape())));
        }
        int[] labels = new int[array.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = ClassLabels.check((long) array.get(i), 100_000, file);
        }
        return labels;
    }
}

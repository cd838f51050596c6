package tailsplit.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;

/** Images in {@code .npz} files: MedMNIST's layout, and the ones that people use for their own data. */
final class NpzImages {
    static final DatasetKind KIND = DatasetKind.own("npz", "Own images: NumPy archive (npz)", List.of(TestPart.FRACTION, TestPart.SEED),
            new DatasetKind.FilePlace("Open a NumPy archive", "npz"), (place, source) -> read("npz", place, List.of(), source));

    private NpzImages() {}

    /** @param classNames empty for the numbers of the labels that there are */
    static Dataset read(String name, Path file, List<String> classNames, DatasetSource source) {
        Map<Part, NpzNames.Pair> pairs = NpzNames.pairs(Npz.names(file), file);
        Set<String> needed = new LinkedHashSet<>(pairs.values().stream().flatMap(pair -> Stream.of(pair.images(), pair.labels())).toList());
        Map<String, NpyArray> arrays = Npz.read(file, needed::contains);
        List<String> notices = new ArrayList<>();
        Map<Part, int[]> labels = labels(pairs, arrays, file, notices);
        LabelRange range = classNames.isEmpty() ? LabelRange.of(List.copyOf(labels.values())) : new LabelRange(0, classNames.size());
        range.notice().ifPresent(notices::add);
        Map<Part, ImageSet> parts = new EnumMap<>(Part.class);
        Optional<NpzPixels.Scale> scale = Optional.empty();
        for (Map.Entry<Part, NpzNames.Pair> pair : pairs.entrySet()) {
            String images = pair.getValue().images();
            NpzPixels pixels = NpzPixels.of(Objects.requireNonNull(arrays.remove(images)),
                    "%s: %s".formatted(file.getFileName(), images));
            if (!pixels.notice().isEmpty()) {
                notices.add(pixels.notice() + ".");
            }
            if (scale.isPresent() && scale.get() != pixels.scale()) {
                throw new InvalidInputException("%s: found training images from %s and %s from %s; allowed: one range"
                        .formatted(file, scale.get().range(), images, pixels.scale().range()));
            }
            scale = Optional.of(pixels.scale());
            int[] own = range.fromZero(Objects.requireNonNull(labels.get(pair.getKey())));
            parts.put(pair.getKey(), part(pixels, own, range.classes(), file));
        }
        List<String> names = classNames.isEmpty() ? range.names() : classNames;
        ImageSet train = Objects.requireNonNull(parts.get(Part.TRAIN));
        Optional<ImageSet> validation = Optional.ofNullable(parts.get(Part.VALIDATION));
        Dataset dataset = Optional.ofNullable(parts.get(Part.TEST))
                .map(test -> new Dataset(name, names, train, validation, test))
                .orElseGet(() -> TestPart.drawn(name, names, train, validation, source));
        return SameSize.check(dataset.telling(notices), file);
    }

    private static Map<Part, int[]> labels(Map<Part, NpzNames.Pair> pairs, Map<String, NpyArray> arrays, Path file, List<String> notices) {
        Map<Part, int[]> labels = new EnumMap<>(Part.class);
        pairs.forEach((part, pair) -> {
            NpzLabels read = NpzLabels.of(Objects.requireNonNull(arrays.get(pair.labels())), file, pair.labels());
            labels.put(part, read.labels());
            if (read.oneHot()) {
                notices.add("%s: %s had a row with a single 1 for each label.".formatted(file.getFileName(), pair.labels()));
            }
        });
        return labels;
    }

    private static ImageSet part(NpzPixels images, int[] labels, int classes, Path file) {
        int[] shape = images.shape();
        if (labels.length != shape[0]) {
            throw new InvalidInputException("%s: found %d images and %d labels; allowed: as many of each"
                    .formatted(file, shape[0], labels.length));
        }
        for (int label : labels) {
            ClassLabels.check(label, classes, file);
        }
        return new ImageSet(shape[1], shape[2], shape[3], images.pixels(), labels);
    }
}

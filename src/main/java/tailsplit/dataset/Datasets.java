package tailsplit.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Option;

/** Every data set there is. The order never changes. */
public final class Datasets {
    /** The embedded samples, the catalogue, and one's own. */
    public static final List<DatasetKind> ALL = Stream.of(
            List.of(Shapes.TEN, Shapes.HUNDRED, Shapes.FOUR),
            List.of(Cifar.TEN, Cifar.HUNDRED, Idx.MNIST, Idx.FASHION_MNIST),
            MedMnist.ALL,
            List.of(ImageFolders.KIND, NpzImages.KIND, Idx.OWN)).flatMap(List::stream).toList();

    private static final int NAMED = 10;

    private Datasets() {}

    /** @throws IllegalArgumentException where there is none of that key */
    public static DatasetKind named(String key) {
        return Option.named(ALL, key).orElseThrow(() -> new IllegalArgumentException(key));
    }

    /**
     * Loads a data set without a word. Nothing is ever downloaded here.
     *
     * @param dataHome where downloads and what was decoded lie
     * @throws InvalidInputException where the data are not there or cannot be read; for a downloadable set it names the
     *                               command that gets it
     */
    public static Dataset load(DatasetSource source, Path dataHome) {
        return load(source, dataHome, ReadingProgress.NONE);
    }

    /**
     * Loads a data set and tells how far it is.
     *
     * @param dataHome where downloads and what was decoded lie
     * @throws InvalidInputException where the data are not there or cannot be read; for a downloadable set it names the
     *                               command that gets it
     */
    public static Dataset load(DatasetSource source, Path dataHome, ReadingProgress progress) {
        DecodedSets decoded = new DecodedSets(dataHome);
        return switch (source.kind().origin()) {
            case DatasetKind.Embedded(var drawn, var images) -> drawn.get(() -> decoded.get(images, progress)).dataset(source);
            case DatasetKind.Download(_, var reader) -> read(reader, source, official(source, dataHome));
            case DatasetKind.Own(var place, var reader) -> withEveryClass(read(reader, source, place.found(own(source))), source);
            case DatasetKind.OwnImages(var place, var lister) -> withEveryClass(read((found, _) ->
                    decoded.get(lister.list(found, source), progress).dataset(source), source, place.found(own(source))), source);
        };
    }

    private static Dataset read(DatasetKind.Reader reader, DatasetSource source, Path place) {
        Dataset dataset = reader.read(place, source);
        if (dataset.classes() < 2) {
            throw new InvalidInputException("%s: found %d class; allowed: at least 2".formatted(place, dataset.classes()));
        }
        return dataset;
    }

    private static Dataset withEveryClass(Dataset dataset, DatasetSource source) {
        int[] counts = dataset.train().classCounts(dataset.classes());
        List<String> empty = IntStream.range(0, counts.length).filter(c -> counts[c] == 0).mapToObj(dataset.classNames()::get).toList();
        if (!empty.isEmpty()) {
            throw new InvalidInputException("%s: found no training images of class %s; allowed: at least one of each of the %d classes"
                    .formatted(source.path().orElseThrow(), empty.stream().limit(NAMED).collect(Collectors.joining(", "))
                            + (empty.size() > NAMED ? " and %d more".formatted(empty.size() - NAMED) : ""), dataset.classes()));
        }
        return dataset;
    }

    /** The file or folder of a source of the user's own. */
    static Path own(DatasetSource source) {
        return existing(source.path().orElseThrow(() -> new InvalidInputException(
                "dataset.path: found nothing; allowed with dataset.name %s: the file or folder of your own data"
                        .formatted(source.kind().key()))));
    }

    private static Path official(DatasetSource source, Path dataHome) {
        if (source.path().isPresent()) {
            Path path = existing(source.path().get());
            if (Archive.isPacked(path)) {
                throw new InvalidInputException(("%s: found an archive; allowed: what it holds, unpacked, or "
                        + "'tailsplit datasets import %s %s'").formatted(path, source.kind().key(), path));
            }
            return path;
        }
        String key = source.kind().key();
        Path downloaded = dataHome.resolve(key);
        if (!Files.exists(downloaded)) {
            throw new InvalidInputException(
                    "dataset.name: %s is not on this machine; get it with 'tailsplit datasets download %s', or set dataset.path"
                            .formatted(key, key));
        }
        return downloaded;
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new InvalidInputException("dataset.path: found %s, which does not exist; allowed: the file or folder of the data set"
                    .formatted(path));
        }
        return path;
    }
}

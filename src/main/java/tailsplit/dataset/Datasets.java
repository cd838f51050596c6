package tailsplit.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tailsplit.dataset.DatasetKind.Origin;
import tailsplit.file.InvalidInputException;
import tailsplit.setting.Setting;

/** Every data set there is, by name. */
public final class Datasets {
    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    private static final List<String> CLOTHES = List.of("T-shirt or top", "trouser", "pullover", "dress", "coat", "sandal",
            "shirt", "sneaker", "bag", "ankle boot");

    private Datasets() {}

    /** The embedded samples, the catalogue, and {@code folder}, {@code npz} and {@code idx} for one's own; a new one goes to the end. */
    public static final List<DatasetKind> ALL = all();

    private static List<DatasetKind> all() {
        List<DatasetKind> kinds = new ArrayList<>(List.of(
                embedded("shapes10", "Shapes, 10 classes (embedded)"),
                embedded("shapes100", "Shapes, 100 classes (embedded)"),
                embedded("shapes4", "Shapes, 4 grey classes (embedded)"),
                download("cifar10", "CIFAR-10"),
                download("cifar100", "CIFAR-100", DatasetSource.LABELS),
                download("mnist", "MNIST"),
                download("fashion-mnist", "Fashion-MNIST")));
        MedMnist.CLASSES.keySet().forEach(key -> kinds.add(download(key, MedMnist.label(key))));
        kinds.add(own("folder", "Own images: a folder for each class",
                DatasetSource.SIZE, DatasetSource.TEST_FRACTION, DatasetSource.SPLIT_SEED));
        kinds.add(own("npz", "Own images: NumPy archive (npz)", DatasetSource.TEST_FRACTION, DatasetSource.SPLIT_SEED));
        kinds.add(own("idx", "Own images: IDX files", DatasetSource.TEST_FRACTION, DatasetSource.SPLIT_SEED));
        return List.copyOf(kinds);
    }

    private static DatasetKind embedded(String key, String label) {
        return new DatasetKind(key, label, "Shapes", Origin.EMBEDDED, List.of());
    }

    private static DatasetKind download(String key, String label, Setting<?>... settings) {
        return new DatasetKind(key, label, label, Origin.DOWNLOAD, List.of(settings));
    }

    private static DatasetKind own(String key, String label, Setting<?>... settings) {
        return new DatasetKind(key, label, "own", Origin.OWN, List.of(settings));
    }

    /** @throws IllegalArgumentException where there is none of that key */
    public static DatasetKind named(String key) {
        return ALL.stream().filter(kind -> kind.key().equals(key)).findFirst().orElseThrow(() -> new IllegalArgumentException(key));
    }

    /**
     * Loads a data set. Nothing is ever downloaded here.
     *
     * @param dataHome where downloads lie
     * @throws InvalidInputException where the data are not there or cannot be read; for a downloadable set it names the
     *                               command that gets it
     */
    public static Dataset load(DatasetSource source, Path dataHome) {
        Dataset dataset = switch (source.name()) {
            case "shapes10" -> Shapes.ten();
            case "shapes100" -> Shapes.hundred();
            case "shapes4" -> Shapes.four();
            case "cifar10" -> Cifar.cifar10(place(source, dataHome));
            case "cifar100" -> Cifar.cifar100(place(source, dataHome), source.labels());
            case "mnist" -> Idx.read("mnist", place(source, dataHome), DIGITS);
            case "fashion-mnist" -> Idx.read("fashion-mnist", place(source, dataHome), CLOTHES);
            case "folder" -> ImageFolders.read("folder", own(source), source);
            case "npz" -> NpzImages.read("npz", own(source), List.of(), source);
            case "idx" -> Idx.read("idx", own(source), List.of());
            default -> medMnist(source, dataHome);
        };
        if (dataset.classes() < 2) {
            throw new InvalidInputException("%s: found %d class; allowed: at least 2".formatted(own(source), dataset.classes()));
        }
        return dataset;
    }

    private static Dataset medMnist(DatasetSource source, Path dataHome) {
        Path place = place(source, dataHome);
        Path inside = place.resolve(source.name() + ".npz");
        return NpzImages.read(source.name(), Files.isDirectory(place) ? inside : place,
                MedMnist.CLASSES.get(source.name()), source);
    }

    private static Path own(DatasetSource source) {
        return existing(source.path().orElseThrow(() -> new InvalidInputException(
                "dataset.path: found nothing; allowed with dataset.name %s: the file or folder of your own data"
                        .formatted(source.name()))));
    }

    private static Path place(DatasetSource source, Path dataHome) {
        if (source.path().isPresent()) {
            return existing(source.path().get());
        }
        Path downloaded = dataHome.resolve(source.name());
        if (!Files.exists(downloaded)) {
            throw new InvalidInputException(
                    "dataset.name: %s is not on this machine; get it with 'tailsplit datasets download %s', or set dataset.path"
                            .formatted(source.name(), source.name()));
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

package tailsplit.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;

/** MedMNIST's sets with one label an image (Yang et al., 2023). */
final class MedMnist {
    private static final List<String> ORGANS = List.of("bladder", "left femur", "right femur", "heart", "left kidney",
            "right kidney", "liver", "left lung", "right lung", "pancreas", "spleen");

    private static final Map<String, List<String>> CLASSES = new LinkedHashMap<>();

    static {
        CLASSES.put("pathmnist", List.of("adipose", "background", "debris", "lymphocytes", "mucus", "smooth muscle",
                "normal colon mucosa", "cancer-associated stroma", "colorectal adenocarcinoma epithelium"));
        CLASSES.put("dermamnist", List.of("actinic keratoses and intraepithelial carcinoma", "basal cell carcinoma",
                "benign keratosis-like lesions", "dermatofibroma", "melanoma", "melanocytic nevi", "vascular lesions"));
        CLASSES.put("octmnist", List.of("choroidal neovascularization", "diabetic macular edema", "drusen", "normal"));
        CLASSES.put("pneumoniamnist", List.of("normal", "pneumonia"));
        CLASSES.put("breastmnist", List.of("malignant", "normal or benign"));
        CLASSES.put("bloodmnist", List.of("basophil", "eosinophil", "erythroblast", "immature granulocytes",
                "lymphocyte", "monocyte", "neutrophil", "platelet"));
        CLASSES.put("tissuemnist", List.of("collecting duct, connecting tubule", "distal convoluted tubule",
                "glomerular endothelial cells", "interstitial endothelial cells", "leukocytes", "podocytes",
                "proximal tubule segments", "thick ascending limb"));
        CLASSES.put("organamnist", ORGANS);
        CLASSES.put("organcmnist", ORGANS);
        CLASSES.put("organsmnist", ORGANS);
    }

    static final List<DatasetKind> ALL = CLASSES.keySet().stream()
            .map(key -> DatasetKind.download(key, label(key), List.of(), files(key),
                    (place, source) -> read(key, place, source))).toList();

    private MedMnist() {}

    /** Of 28 pixels a side, and of the other sizes of MedMNIST+. */
    private static List<String> files(String key) {
        return Stream.of("", "_64", "_128", "_224").map(size -> key + size + ".npz").toList();
    }

    /** @param place the file, or the folder with it */
    private static Dataset read(String key, Path place, DatasetSource source) {
        return NpzImages.read(key, Files.isDirectory(place) ? file(key, place) : place, Objects.requireNonNull(CLASSES.get(key)), source);
    }

    /** Of 28 pixels a side, or the one file of another size that is there. */
    private static Path file(String key, Path folder) {
        Path usual = folder.resolve(key + ".npz");
        if (Files.isRegularFile(usual)) {
            return usual;
        }
        List<Path> sized = files(key).stream().map(folder::resolve).filter(Files::isRegularFile).toList();
        if (sized.size() != 1) {
            throw new InvalidInputException("%s: found %s; allowed: %s.npz or one file of another size, such as %s_64.npz".formatted(folder,
                    sized.isEmpty() ? "no file of " + key
                            : sized.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", ")), key, key));
        }
        return sized.getFirst();
    }

    /** {@code OrganAMNIST} for {@code organamnist}. */
    private static String label(String key) {
        String first = key.substring(0, key.length() - "mnist".length());
        return (first.startsWith("organ") ? "Organ" + first.substring(5).toUpperCase(Locale.ROOT)
                : first.equals("oct") ? "OCT" : first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1)) + "MNIST";
    }
}

package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;
import tailsplit.image.FileType;

/** Which kind of data set a file or folder is. */
public final class DatasetFormat {
    private static final int FEW = 8;

    private DatasetFormat() {}

    /**
     * @param path of a file or folder
     * @return the kind, of which it can be the path; whether everything in it is as it must be is known when it is read
     * @throws InvalidInputException where it is of none
     */
    public static DatasetKind of(Path path) {
        if (Files.isDirectory(path)) {
            return ofFolder(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new InvalidInputException("%s: found nothing there; allowed: the file or folder of a data set".formatted(path));
        }
        return ofFile(path).orElseThrow(() -> refused(path));
    }

    private static DatasetKind ofFolder(Path folder) {
        if (holds(folder, "data_batch_1.bin", "cifar-10-batches-bin", "data_batch_1", "cifar-10-batches-py")) {
            return Cifar.TEN;
        }
        if (holds(folder, "fine_label_names.txt", "cifar-100-binary", "cifar-100-python")) {
            return Cifar.HUNDRED;
        }
        List<Path> folders = VisibleFiles.folders(folder);
        List<Path> places = folders.size() > FEW ? List.of(folder)
                : Stream.concat(Stream.of(folder), folders.stream().flatMap(each -> Stream.of(each, each.resolve("raw"))))
                        .filter(Files::isDirectory).toList();
        if (places.stream().flatMap(each -> VisibleFiles.files(each).stream()).anyMatch(IdxFiles::isOne)) {
            return Idx.OWN;
        }
        List<Path> archives = VisibleFiles.files(folder).stream().filter(file -> VisibleFiles.suffix(file).equals(".npz")).toList();
        if (archives.isEmpty() || !folders.isEmpty()) {
            return ImageFolders.KIND;
        }
        return archives.size() == 1 ? ofFile(archives.getFirst()).orElse(NpzImages.KIND) : NpzImages.KIND;
    }

    private static boolean holds(Path folder, String... names) {
        return Stream.of(names).anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    private static Optional<DatasetKind> ofFile(Path file) {
        String name = file.getFileName().toString();
        if (VisibleFiles.suffix(file).equals(".npz")) {
            return Optional.of(MedMnist.ALL.stream().filter(kind -> kind.origin() instanceof DatasetKind.Download download
                    && download.files().contains(name)).findFirst().orElse(NpzImages.KIND));
        }
        return IdxFiles.isOne(file) ? Optional.of(Idx.OWN) : Optional.empty();
    }

    private static InvalidInputException refused(Path file) {
        Optional<String> official = Catalogue.items().entrySet().stream().filter(each -> each.getValue().stream().anyMatch(item ->
                item.fileName().equals(file.getFileName().toString()))).map(Map.Entry::getKey).findFirst();
        if (official.isPresent()) {
            return new InvalidInputException(("%s: found the archive of %s; allowed: what it holds, unpacked, or "
                    + "'tailsplit datasets import %s %s'").formatted(file, official.get(), official.get(), file));
        }
        return new InvalidInputException("%s: found %s; allowed: %s".formatted(file, Archive.isPacked(file) ? "an archive" : words(file),
                Archive.isPacked(file) ? "a folder, with what the archive holds"
                        : "a folder with a folder for each class, a NumPy archive (.npz), or files in MNIST's format"));
    }

    private static String words(Path file) {
        try {
            FileType type = FileType.of(file);
            return type == FileType.UNKNOWN ? "a file of another kind" : type.words();
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }
}

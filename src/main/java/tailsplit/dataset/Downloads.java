package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tailsplit.download.Checksum;
import tailsplit.download.Download;
import tailsplit.download.DownloadException;
import tailsplit.download.DownloadProgress;
import tailsplit.download.RemoteFile;
import tailsplit.file.InvalidInputException;

/**
 * Brings data sets of the catalogue onto this machine, each into a folder of its name below the data home. The folder
 * appears when all of it is there and could be read, not before.
 */
public final class Downloads {
    private final Path dataHome;

    /** @param dataHome is made where it is missing */
    public Downloads(Path dataHome) {
        this.dataHome = dataHome;
    }

    /** Whether a data set of the catalogue is there. */
    public boolean has(String dataset) {
        return Files.isDirectory(dataHome.resolve(dataset));
    }

    /**
     * Downloads a data set; what a broken download left is used.
     *
     * @param cancelled asked again and again; what has arrived stays for the next time
     * @return the data set's folder
     * @throws DownloadException     where a server cannot be reached or breaks off
     * @throws InvalidInputException where there is no such download, or what arrived is not what was published
     */
    public Path download(String dataset, DownloadProgress progress, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        return download(dataset, Catalogue.items(dataset), progress, cancelled);
    }

    Path download(String dataset, List<RemoteFile> items, DownloadProgress progress, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        if (has(dataset)) {
            return dataHome.resolve(dataset);
        }
        Path arriving = Files.createDirectories(dataHome.resolve(".arriving").resolve(dataset));
        Download download = new Download(progress, cancelled);
        List<Path> files = new ArrayList<>();
        for (RemoteFile item : items) {
            files.add(download.fetch(item, arriving));
        }
        Path installed = install(dataset, files);
        delete(arriving);
        return installed;
    }

    /**
     * Takes over what was downloaded by other means: the official files, whose checksums are verified, or a folder with
     * them unpacked, which is read to prove that it is whole.
     *
     * @param from a file, or a folder with all the files
     * @return the data set's folder
     * @throws InvalidInputException where these are not the data set's files
     */
    public Path importFrom(String dataset, Path from) throws IOException {
        if (has(dataset)) {
            throw new InvalidInputException("%s is on this machine already: %s".formatted(dataset, dataHome.resolve(dataset)));
        }
        List<RemoteFile> items = Catalogue.items(dataset);
        if (!Files.exists(from)) {
            throw new InvalidInputException("%s: found nothing there; allowed: the file or folder of %s".formatted(from, dataset));
        }
        List<Path> official = new ArrayList<>();
        for (RemoteFile item : items) {
            Path file = Files.isDirectory(from) ? from.resolve(item.fileName()) : from;
            if (Files.isRegularFile(file) && file.getFileName().toString().equals(item.fileName())) {
                official.add(verified(item, file));
            }
        }
        if (official.size() == items.size()) {
            return install(dataset, official);
        }
        if (!Files.isDirectory(from)) {
            throw new InvalidInputException("%s: found another file; allowed: %s, or a folder with all of it".formatted(from,
                    String.join(", ", items.stream().map(RemoteFile::fileName).toList())));
        }
        return install(dataset, List.of(from));
    }

    /** A file of the user's own is left alone, whatever it holds. */
    private static Path verified(RemoteFile item, Path file) throws IOException {
        Optional<Checksum> published = item.checksum();
        if (published.isPresent() && !published.get().of(file).equals(published.get())) {
            throw new InvalidInputException(("%s: found another checksum than the published %s (%s); allowed: the "
                    + "official file, or a folder with it unpacked")
                    .formatted(file, published.get(), item.source()));
        }
        return file;
    }

    private Path install(String dataset, List<Path> files) throws IOException {
        Path unpacked = dataHome.resolve(".unpacking-" + dataset);
        delete(unpacked);
        Files.createDirectories(unpacked);
        try {
            for (Path file : files) {
                if (Archive.is(file)) {
                    Archive.unpack(file, unpacked);
                } else if (Files.isDirectory(file)) {
                    copy(file, unpacked);
                } else {
                    Files.copy(file, unpacked.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            DatasetSource source = new DatasetSource(Datasets.named(dataset), Optional.of(unpacked), Map.of());
            Datasets.load(source, dataHome);
            return Files.move(unpacked, dataHome.resolve(dataset), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(unpacked);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

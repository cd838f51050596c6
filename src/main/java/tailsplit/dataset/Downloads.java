package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import tailsplit.file.ExclusiveLock;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;

/**
 * Brings data sets of the catalogue onto this machine, each into a folder of its name below the data home. The folder
 * appears when all of it is there and could be read, not before.
 */
public final class Downloads {
    private static final String ARRIVING = ".arriving";

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
        try (ExclusiveLock _ = lock(dataset)) {
            if (has(dataset)) {
                return dataHome.resolve(dataset);
            }
            Path arriving = Files.createDirectories(dataHome.resolve(ARRIVING).resolve(dataset));
            Download download = new Download(progress, cancelled);
            List<Path> files = new ArrayList<>();
            for (RemoteFile item : items) {
                files.add(download.fetch(item, arriving));
            }
            Path installed = installFiles(dataset, files);
            Folders.delete(arriving);
            return installed;
        }
    }

    /**
     * Takes over what was downloaded by other means: the official files, whose checksums are verified, or a folder with
     * them unpacked, which is read to prove that it is whole; of a folder only those files are copied.
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
        if (official.size() != items.size() && !Files.isDirectory(from)) {
            throw new InvalidInputException("%s: found another file; allowed: %s, or a folder with all of it".formatted(from,
                    String.join(", ", items.stream().map(RemoteFile::fileName).toList())));
        }
        try (ExclusiveLock _ = lock(dataset)) {
            return official.size() == items.size() ? installFiles(dataset, official) : installFolder(dataset, from);
        }
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

    /** Read where it lies first, so that nothing of another folder is ever copied. */
    private Path installFolder(String dataset, Path from) throws IOException {
        DatasetKind kind = Datasets.named(dataset);
        Datasets.load(new DatasetSource(kind, Optional.of(from), Map.of()), dataHome);
        List<String> names = ((DatasetKind.Download) kind.origin()).files();
        return install(dataset, folder -> {
            for (String name : names) {
                if (Files.isRegularFile(from.resolve(name))) {
                    Path target = folder.resolve(name);
                    Files.createDirectories(target.getParent());
                    Files.copy(from.resolve(name), target);
                }
            }
        });
    }

    private Path installFiles(String dataset, List<Path> files) throws IOException {
        return install(dataset, folder -> {
            for (Path file : files) {
                if (Archive.is(file)) {
                    Archive.unpack(file, folder);
                } else {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        });
    }

    /** Puts files into a folder. */
    @FunctionalInterface
    private interface Filling {
        void fill(Path folder) throws IOException;
    }

    private Path install(String dataset, Filling filling) throws IOException {
        Path unpacked = dataHome.resolve(".unpacking-" + dataset);
        Folders.delete(unpacked);
        Files.createDirectories(unpacked);
        try {
            filling.fill(unpacked);
            Datasets.load(new DatasetSource(Datasets.named(dataset), Optional.of(unpacked), Map.of()), dataHome);
            Path installed = dataHome.resolve(dataset);
            Folders.moveInto(unpacked, installed);
            return installed;
        } finally {
            Folders.delete(unpacked);
        }
    }

    /** What two processes unpacked at once would be a mixture. */
    private ExclusiveLock lock(String dataset) throws IOException {
        Path file = Files.createDirectories(dataHome.resolve(ARRIVING)).resolve(dataset + ".lock");
        return ExclusiveLock.tryAcquire(file).orElseThrow(() -> new InvalidInputException(
                "another Tailsplit brings %s to %s at the moment".formatted(dataset, dataHome)));
    }
}

package tailsplit.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tailsplit.download.Checksum;
import tailsplit.download.Download;
import tailsplit.download.DownloadProgress;
import tailsplit.download.RemoteFile;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.FileProblem;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;

/**
 * Gets the CUDA build of libtorch and takes it into use once a trial has computed with it. What is unpacked appears in
 * its place when it is whole and verified, not before; what a broken or cancelled download left is used by the next.
 */
public final class LibtorchInstaller {
    /** The archive and what is unpacked from it, in archives: a cautious guess before the archive is there. */
    private static final int ROOM = 3;

    private final LibtorchStore store;
    private final Supplier<RemoteFile> published;
    private final SelfTest trial;
    private final DiskSpace space;

    public LibtorchInstaller(LibtorchStore store, SelfTest trial) {
        this(store, LibtorchInstaller::official, trial, DiskSpace.ofThisMachine());
    }

    LibtorchInstaller(LibtorchStore store, Supplier<RemoteFile> published, SelfTest trial, DiskSpace space) {
        this.store = store;
        this.published = published;
        this.trial = trial;
        this.space = space;
    }

    /** The archive that {@link LibtorchSource.Network} gets. */
    public static RemoteFile official() {
        return Objects.requireNonNull(RemoteFile.read(LibtorchInstaller.class, "libtorch.csv").get(Libtorch.platform().id())).getFirst();
    }

    /** Whether the download is there, unpacked. */
    public boolean isDownloaded() {
        return Files.isDirectory(store.downloaded());
    }

    /**
     * @param cancelled asked again and again; a cancelled download is continued by the next
     * @throws tailsplit.download.DownloadException where the server cannot be reached or breaks off, or it was cancelled
     * @throws CancellationException where it was cancelled later
     * @throws InvalidInputException where this libtorch does not fit, or does not compute here; what was used before is used on
     */
    public LibtorchInUse install(LibtorchSource source, DownloadProgress progress, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        try (ExclusiveLock _ = lock()) {
            Libtorch libtorch = (switch (source) {
                case LibtorchSource.Network _ -> download(progress, cancelled);
                case LibtorchSource.Archive(Path file) -> unpack(verified(file, progress), progress, cancelled);
                case LibtorchSource.Folder(Path where) -> Libtorch.read(where);
            }).requireFits();
            progress.arrived("Trying it", 0, OptionalLong.empty());
            return tried(libtorch, cancelled);
        }
    }

    private ExclusiveLock lock() throws IOException {
        Path file = store.create().resolve("install.lock");
        return ExclusiveLock.tryAcquire(file).orElseThrow(() ->
                new InvalidInputException("another Tailsplit installs " + Libtorch.WANTED + " at the moment"));
    }

    private Libtorch download(DownloadProgress progress, BooleanSupplier cancelled) throws IOException, InterruptedException {
        if (isDownloaded()) {
            return Libtorch.read(store.downloaded());
        }
        RemoteFile official = published.get();
        Path arriving = Files.createDirectories(store.create().resolve(".arriving"));
        if (!Files.exists(arriving.resolve(official.fileName())) && official.bytes().isPresent()) {
            space.require(arriving, ROOM * official.bytes().getAsLong());
        }
        Path archive = new Download(progress, cancelled).fetch(official, arriving);
        Libtorch libtorch = unpack(archive, progress, cancelled);
        Folders.delete(arriving);
        return libtorch;
    }

    /** A file of the user's own is left alone, whatever it holds. */
    private Path verified(Path file, DownloadProgress progress) throws IOException {
        progress.arrived("Checking " + file.getFileName(), 0, OptionalLong.empty());
        RemoteFile official = published.get();
        Optional<Checksum> expected = official.checksum();
        if (expected.isPresent() && !expected.get().of(file).equals(expected.get())) {
            throw new InvalidInputException("%s: found another checksum than %s; allowed: the whole file %s"
                    .formatted(file, expected.get(), official.address()));
        }
        return file;
    }

    private Libtorch unpack(Path archive, DownloadProgress progress, BooleanSupplier cancelled) {
        Path unpacking = store.create().resolve(".unpacking");
        Folders.delete(unpacking);
        try {
            Files.createDirectories(unpacking);
            new LibtorchArchive(progress, cancelled).unpack(archive, unpacking, space);
            Libtorch.read(unpacking).requireFits();
            Folders.delete(store.downloaded());
            Folders.moveInto(unpacking, store.downloaded());
            return Libtorch.read(store.downloaded());
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be unpacked to %s: %s"
                    .formatted(archive, store.downloaded(), FileProblem.reason(e)), e);
        } finally {
            Folders.delete(unpacking);
        }
    }

    private LibtorchInUse tried(Libtorch libtorch, BooleanSupplier cancelled) throws IOException, InterruptedException {
        SelfTest.Result result = trial.of(libtorch, cancelled);
        if (result.good().isEmpty()) {
            if (store.usable().map(used -> used.libtorch().folder().equals(libtorch.folder())).orElse(true)) {
                store.useNone();
            }
            throw new InvalidInputException("%s is there but does not compute on a GPU of this machine: %s (%s has more)"
                    .formatted(Libtorch.WANTED, result.reason(), store.log()));
        }
        LibtorchInUse found = LibtorchInUse.of(libtorch, result.good(), result.gpus().size());
        store.use(found);
        return found;
    }
}

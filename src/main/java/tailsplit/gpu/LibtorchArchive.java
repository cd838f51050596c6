package tailsplit.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tailsplit.download.DownloadProgress;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;

/** Unpacks the libraries of an official archive, without its headers and whatever else is not needed to compute. */
final class LibtorchArchive {
    private static final String BUILD = "build-version";

    private final Platform platform = Libtorch.platform();
    private final DownloadProgress progress;
    private final BooleanSupplier cancelled;
    private long total;
    private long written;

    LibtorchArchive(DownloadProgress progress, BooleanSupplier cancelled) {
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /**
     * Every file is compared with the checksum and size that the archive has of it, and synced.
     *
     * @param folder exists and is empty; after an error it holds what was unpacked until then
     * @throws InvalidInputException where the archive is broken or another one, or there is no room
     */
    void unpack(Path archive, Path folder, DiskSpace space) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> wanted = zip.stream().filter(entry -> !entry.isDirectory() && isWanted(entry.getName())).toList();
            total = wanted.stream().mapToLong(ZipEntry::getSize).sum();
            space.require(folder, total);
            for (ZipEntry entry : wanted) {
                write(zip, entry, folder.resolve(name(entry)), archive);
            }
        } catch (ZipException e) {
            throw new InvalidInputException("%s: found an archive that is cut off or broken (%s); allowed: the whole archive of %s"
                    .formatted(archive, e.getMessage(), Libtorch.WANTED), e);
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be unpacked to %s: %s".formatted(archive, folder, FileProblem.reason(e)), e);
        }
    }

    private boolean isWanted(String path) {
        String[] parts = path.split("/");
        String name = parts[parts.length - 1];
        return name.equals(BUILD) || parts.length > 1 && parts[parts.length - 2].equals("lib") && platform.isPart(name);
    }

    private static String name(ZipEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    private void write(ZipFile zip, ZipEntry entry, Path target, Path archive) throws IOException {
        byte[] buffer = new byte[1 << 20];
        long before = written;
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum);
                FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                out.write(buffer, 0, n);
                written += n;
                progress.arrived("Unpacking", written, OptionalLong.of(total));
            }
            channel.force(true);
        }
        if (sum.getValue() != entry.getCrc() || written - before != entry.getSize()) {
            throw new InvalidInputException("%s: found %s damaged in it; allowed: the whole archive of %s"
                    .formatted(archive, entry.getName(), Libtorch.WANTED));
        }
    }
}

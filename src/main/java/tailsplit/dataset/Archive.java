package tailsplit.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;
import tailsplit.image.FileType;

/** Unpacks tar.gz and zip archives. Nothing can land outside the folder: such archives, and links, are refused. */
final class Archive {
    private static final long MAX_BYTES = 20L << 30;

    private Archive() {}

    static boolean is(Path file) {
        return file.toString().endsWith(".tar.gz") || file.toString().endsWith(".tgz") || file.toString().endsWith(".zip");
    }

    /** Whether a file is packed, whatever its name: of a kind that none of the formats is. */
    static boolean isPacked(Path file) {
        if (!Files.isRegularFile(file) || file.toString().endsWith(".npz")) {
            return false;
        }
        try {
            return file.toString().endsWith(".tar.gz") || Set.of(FileType.ZIP, FileType.TAR).contains(FileType.of(file))
                    || Pattern.matches("(?i).*\\.(tgz|tar|7z|rar|tar\\.(bz2|xz|zst))", file.toString());
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }

    /** @param folder exists; what was unpacked before an error stays in it */
    static void unpack(Path archive, Path folder) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive));
                ArchiveInputStream<?> entries = archive.toString().endsWith(".zip")
                        ? new ZipArchiveInputStream(raw) : new TarArchiveInputStream(new GZIPInputStream(raw))) {
            long bytes = 0;
            for (ArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = target(archive, folder, entry);
                if (!target.startsWith(folder.normalize()) || Path.of(entry.getName()).isAbsolute() || isLink(entry)) {
                    throw new InvalidInputException("%s: found the entry %s; allowed: files and folders inside the archive's own folder"
                            .formatted(archive, entry.getName()));
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    bytes += copy(entries, target, MAX_BYTES - bytes, archive);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException("%s: found an archive that cannot be unpacked (%s); allowed: a whole .tar.gz or .zip"
                    .formatted(archive, FileProblem.reason(e)), e);
        }
    }

    private static Path target(Path archive, Path folder, ArchiveEntry entry) {
        try {
            return folder.resolve(entry.getName()).normalize();
        } catch (InvalidPathException e) {
            throw new InvalidInputException("%s: found an entry whose name no file can have (%s); allowed: names of files and folders"
                    .formatted(archive, e.getReason()), e);
        }
    }

    private static boolean isLink(ArchiveEntry entry) {
        return switch (entry) {
            case TarArchiveEntry tar -> !(tar.isFile() || tar.isDirectory()) || tar.isLink() || tar.isSymbolicLink();
            case ZipArchiveEntry zip -> zip.isUnixSymlink();
            default -> true;
        };
    }

    private static long copy(InputStream in, Path target, long allowed, Path archive) throws IOException {
        long copied = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                copied += n;
                if (copied > allowed) {
                    throw new InvalidInputException("%s: found over 20 GiB inside; allowed: less".formatted(archive));
                }
                out.write(buffer, 0, n);
            }
        }
        return copied;
    }
}

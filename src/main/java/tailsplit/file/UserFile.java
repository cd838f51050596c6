package tailsplit.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;
import java.util.UUID;

/**
 * A file whose place the user named. A plain file is replaced whole or stays as it was, with its permissions, and a link
 * stays a link to it. Into a pipe, a terminal or {@code /dev/stdout} the content is written as it comes. Everything else is
 * refused.
 */
public final class UserFile {
    private static final int LINKS = 40;
    private static final int TYPE = 0170000;
    private static final int PIPE = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    /** Its links stand for what is open, and lead nowhere else. */
    private static final Path OPEN_FILES = Path.of("/proc");
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    private UserFile() {}

    /** @throws InvalidInputException where it cannot be written; a plain file is then as it was */
    public static void write(Path named, AtomicFile.Content content) {
        writeBytes(named, AtomicFile.inUtf8(content));
    }

    /** @throws InvalidInputException where it cannot be written; a plain file is then as it was */
    public static void write(Path named, String text) {
        write(named, writer -> writer.write(text));
    }

    /** @throws InvalidInputException where it cannot be written; a plain file is then as it was */
    public static void writeBytes(Path named, AtomicFile.Bytes content) {
        try {
            Path file = behindLinks(named.toAbsolutePath());
            if (isStream(file)) {
                writeThrough(file, content);
            } else {
                requirePlainOrNone(file);
                replace(file, content);
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot write %s: %s".formatted(named, FileProblem.reason(e)), e);
        }
    }

    private static Path behindLinks(Path named) throws IOException {
        Path file = named;
        for (int links = 0; Files.isSymbolicLink(file) && !isOpenFile(file); links++) {
            if (links == LINKS) {
                throw new FileSystemLoopException(named.toString());
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    private static boolean isOpenFile(Path file) throws IOException {
        return folder(file).startsWith(OPEN_FILES);
    }

    private static boolean isStream(Path file) throws IOException {
        if (!Files.exists(file) || !file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        int type = (int) Files.getAttribute(file, "unix:mode") & TYPE;
        return type == PIPE || type == CHARACTER_DEVICE || Files.isRegularFile(file) && isOpenFile(file);
    }

    private static void writeThrough(Path stream, AtomicFile.Bytes content) throws IOException {
        if (Files.exists(STANDARD_OUTPUT) && Files.isSameFile(stream, STANDARD_OUTPUT)) {
            content.writeTo(System.out); // opened anew, a file would be written to from its start, over what is printed
            if (System.out.checkError()) {
                throw new IOException("standard output takes no more");
            }
            return;
        }
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(stream, StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
            content.writeTo(out);
        }
    }

    private static void requirePlainOrNone(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "it is not a plain file");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    /** The temporary file has a name that nobody has: a file that exists is never opened. */
    private static void replace(Path file, AtomicFile.Bytes content) throws IOException {
        Path folder = folder(file);
        Path temporary = folder.resolve(".tailsplit-%s.part".formatted(UUID.randomUUID()));
        deleteAtExit(temporary);
        Path target = folder.resolve(Objects.requireNonNull(file.getFileName()));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (Files.exists(target)) {
                likeBefore(target, temporary);
            }
            AtomicFile.replace(target, temporary, channel, content);
        }
    }

    /** Also where Ctrl-C ends the writing. */
    private static void deleteAtExit(Path temporary) {
        try {
            temporary.toFile().deleteOnExit();
        } catch (IllegalStateException _) {
            // The end has begun.
        }
    }

    private static Path folder(Path file) throws IOException {
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        try {
            return folder.toRealPath();
        } catch (NoSuchFileException e) {
            throw new FileSystemException(file.toString(), null, "there is no folder " + folder);
        }
    }

    /** Whoever could read the file before can do so after. */
    private static void likeBefore(Path before, Path after) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(before, PosixFileAttributeView.class);
        PosixFileAttributeView made = Files.getFileAttributeView(after, PosixFileAttributeView.class);
        if (old == null || made == null) {
            return;
        }
        PosixFileAttributes wanted = old.readAttributes();
        try {
            made.setGroup(wanted.group());
            made.setOwner(wanted.owner());
        } catch (IOException _) {
            // Only root gives files away.
        }
        made.setPermissions(wanted.permissions());
    }
}

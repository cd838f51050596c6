package tailsplit.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tailsplit.file.Sha256;
import tailsplit.file.UnreadableFile;

/** Tells whether a folder is as it was: by the names, sizes and times of all that a user sees in it, however deep. */
final class FolderFingerprint {
    private final Path root;
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES);
    private final Set<Path> entered = new HashSet<>();

    private FolderFingerprint(Path root) {
        this.root = root;
    }

    /**
     * In hexadecimal.
     *
     * @throws tailsplit.file.InvalidInputException where it cannot be read
     */
    static String of(Path folder) {
        FolderFingerprint fingerprint = new FolderFingerprint(folder);
        fingerprint.enter(folder);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void enter(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (entered.add(real)) { // else a link that leads back
                for (Path each : VisibleFiles.list(folder)) {
                    add(each);
                }
                entered.remove(real);
            }
        } catch (IOException e) {
            throw UnreadableFile.of(folder, e);
        }
    }

    private void add(Path file) throws IOException {
        digest.update((root.relativize(file) + "\n").getBytes(UTF_8));
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                digest.update((byte) '/');
                enter(file);
            } else {
                digest.update(numbers.clear().putLong(attributes.size())
                        .putLong(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)).flip());
            }
        } catch (NoSuchFileException _) {
            digest.update((byte) '?'); // a link that leads nowhere
        }
    }
}

package tailsplit.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A published checksum of a file.
 *
 * @param algorithm {@code md5} or {@code sha256}
 * @param digits    hexadecimal, lower case
 */
public record Checksum(String algorithm, String digits) {
    private static final Map<String, String> ALGORITHMS = Map.of("md5", "MD5", "sha256", "SHA-256");

    /** @param text for example {@code md5:d41d8cd98f00b204e9800998ecf8427e} */
    public static Checksum parse(String text) {
        return new Checksum(text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1));
    }

    /** The same kind of checksum of a file. */
    public Checksum of(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance(ALGORITHMS.get(algorithm));
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return algorithm + ":" + digits;
    }
}

package tailsplit.dataset;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;

/** NumPy's {@code .npz} format: a zip file of {@code .npy} arrays. */
public final class Npz {
    private static final String SUFFIX = ".npy";

    private Npz() {}

    /**
     * Every array of a file, by name.
     *
     * @throws InvalidInputException where the file is not there, damaged, or holds anything else than numbers
     */
    public static Map<String, NpyArray> read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(SUFFIX)) {
                    String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                    // ZipFile itself does not verify the checksums of its entries.
                    CRC32 crc = new CRC32();
                    try (InputStream in =
                            new CheckedInputStream(new BufferedInputStream(zip.getInputStream(entry)), crc)) {
                        arrays.put(name, Npy.read(in, "%s: %s".formatted(file, name)));
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                    if (crc.getValue() != entry.getCrc()) {
                        throw new ZipException("the checksum of " + name + " does not match");
                    }
                }
            }
            return arrays;
        } catch (ZipException e) {
            throw new InvalidInputException("%s: found a file that is damaged or no .npz; allowed: a NumPy .npz file"
                    .formatted(file), e);
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }

    /** Writes the arrays, not compressed; equal arrays give equal bytes. */
    public static void write(OutputStream out, Map<String, NpyArray> arrays) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            Npy.write(content, array.getValue());
            CRC32 crc = new CRC32();
            crc.update(content.toByteArray());
            ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
            entry.setTime(0);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.size());
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            content.writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }
}

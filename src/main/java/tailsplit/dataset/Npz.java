package tailsplit.dataset;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;
import tailsplit.image.FileType;

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
        return read(file, _ -> true);
    }

    /** The arrays whose names are wanted; what the others hold does not matter. */
    static Map<String, NpyArray> read(Path file, Predicate<String> wanted) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        open(file, zip -> {
            for (ZipEntry entry : arrays(zip).filter(each -> wanted.test(name(each))).toList()) {
                // ZipFile itself does not verify the checksums of its entries.
                CRC32 crc = new CRC32();
                try (InputStream in = new CheckedInputStream(new BufferedInputStream(zip.getInputStream(entry)), crc)) {
                    arrays.put(name(entry), Npy.read(in, "%s: %s".formatted(file, name(entry))));
                    in.transferTo(OutputStream.nullOutputStream());
                }
                if (crc.getValue() != entry.getCrc()) {
                    throw new ZipException("the checksum of " + name(entry) + " does not match");
                }
            }
        });
        return arrays;
    }

    /** The names of all arrays, in the order of the file. */
    static List<String> names(Path file) {
        List<String> names = new ArrayList<>();
        open(file, zip -> arrays(zip).map(Npz::name).forEach(names::add));
        return names;
    }

    @FunctionalInterface
    private interface ZipReader {
        void read(ZipFile zip) throws IOException;
    }

    private static void open(Path file, ZipReader reader) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            reader.read(zip);
        } catch (ZipException e) {
            throw new InvalidInputException("%s: found %s; allowed: a NumPy .npz file".formatted(file, found(file)), e);
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }

    private static String found(Path file) {
        try {
            FileType type = FileType.of(file);
            return type == FileType.ZIP || type == FileType.UNKNOWN ? "a file that is damaged, cut off or no .npz" : type.words();
        } catch (IOException e) {
            return "a file that cannot be read";
        }
    }

    private static Stream<? extends ZipEntry> arrays(ZipFile zip) {
        return zip.stream().filter(entry -> entry.getName().endsWith(SUFFIX) && !entry.getName().startsWith("__MACOSX"));
    }

    private static String name(ZipEntry entry) {
        return entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
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

package tailsplit.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tailsplit.file.InvalidInputException;

/** NumPy's {@code .npy} format. Pickled objects are never loaded. */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEADER = 10_000;
    private static final int ALIGNMENT = 64;
    private static final Pattern HEADER = Pattern.compile("\\s*\\{\\s*'descr'\\s*:\\s*'([<>|=]?)(\\w+)'\\s*,"
            + "\\s*'fortran_order'\\s*:\\s*(True|False)\\s*,\\s*'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)\\s*,?\\s*}\\s*");
    private static final Pattern OTHER_TYPE = Pattern.compile("'descr'\\s*:\\s*'[<>|=]?([A-Za-z])");
    private static final Set<String> TYPES = Set.of("u1", "u2", "u4", "i1", "i2", "i4", "i8", "u8", "f2", "f4", "f8", "b1");

    private Npy() {}

    /**
     * What stands before the numbers.
     *
     * @param type    NumPy's type without its byte order
     * @param fortran whether columns come first
     * @param bytes   where the numbers begin
     */
    record Header(String type, boolean bigEndian, boolean fortran, int[] shape, int bytes) {}

    /**
     * @param where names the array in errors
     * @throws InvalidInputException where this is no array of numbers, or one of 2 GiB or more
     */
    public static NpyArray read(InputStream stream, String where) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            Header header = header(in, where);
            int each = NpyArray.bytesEach(header.type);
            byte[] data = data(in, header.shape, header.type, where);
            if (header.bigEndian) {
                swapBytes(data, each);
            }
            return new NpyArray(header.shape, header.type, header.fortran ? rowsFirst(data, header.shape, each) : data);
        } catch (EOFException e) {
            throw new InvalidInputException("%s: found an array that is cut off; allowed: a whole .npy array"
                    .formatted(where), e);
        }
    }

    public static void write(OutputStream out, NpyArray array) throws IOException {
        out.write(header(array.type(), array.shape()));
        out.write(array.data());
    }

    /** What stands before the numbers. */
    static byte[] header(String type, int... shape) {
        String sizes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
        String order = NpyArray.bytesEach(type) == 1 ? "|" : "<";
        String text = "{'descr': '%s%s', 'fortran_order': False, 'shape': (%s), }".formatted(order, type, sizes);
        int unpadded = MAGIC.length + 4 + text.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        byte[] padded = (text + " ".repeat(padding) + "\n").getBytes(ISO_8859_1);
        return ByteBuffer.allocate(MAGIC.length + 4 + padded.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length).put(padded).array();
    }

    /**
     * Leaves the stream at the first number.
     *
     * @throws InvalidInputException where this is no array of numbers
     */
    static Header header(DataInputStream in, String where) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        in.readFully(magic);
        int major = in.readUnsignedByte();
        in.readUnsignedByte();
        if (!Arrays.equals(magic, MAGIC) || major < 1 || major > 3) {
            throw refused(where, "something else");
        }
        long length = major == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (length > MAX_HEADER) {
            throw refused(where, "a header of %d bytes".formatted(length));
        }
        byte[] content = new byte[(int) length];
        in.readFully(content);
        String text = new String(content, ISO_8859_1);
        Matcher header = HEADER.matcher(text);
        if (!header.matches() || !TYPES.contains(header.group(2))) {
            throw refused(where, "an array of " + kind(text));
        }
        return new Header(header.group(2), header.group(1).equals(">"), header.group(3).equals("True"), shape(header.group(4), where),
                MAGIC.length + 2 + (major == 1 ? 2 : 4) + content.length);
    }

    /** What an array holds that is none of numbers. */
    private static String kind(String header) {
        Matcher type = OTHER_TYPE.matcher(header);
        return !type.find() ? "another kind than numbers" : switch (type.group(1)) {
            case "U", "S", "a" -> "text, another kind than numbers";
            case "O" -> "Python objects, another kind than numbers";
            case "M", "m" -> "dates or times, another kind than numbers";
            case "c" -> "complex numbers, another kind than those of images and labels";
            default -> "another kind than numbers";
        };
    }

    private static int[] shape(String text, String where) {
        try {
            return Arrays.stream(text.split(",", -1)).map(String::strip).filter(number -> !number.isEmpty())
                    .mapToInt(Integer::parseInt).toArray();
        } catch (NumberFormatException e) {
            throw refused(where, "the shape (%s)".formatted(text));
        }
    }

    /** Grows with what really comes, so that a header alone cannot take the memory. */
    private static byte[] data(DataInputStream in, int[] shape, String type, String where) throws IOException {
        long bytes = NpyArray.bytesEach(type);
        for (int size : shape) {
            bytes *= size;
            if (bytes > Integer.MAX_VALUE - 8) {
                throw refused(where, "an array of 2 GiB or more");
            }
        }
        byte[] data = in.readNBytes((int) bytes);
        if (data.length < bytes) {
            throw new EOFException();
        }
        return data;
    }

    private static void swapBytes(byte[] data, int each) {
        ByteBuffer big = ByteBuffer.wrap(data.clone()).order(ByteOrder.BIG_ENDIAN);
        for (int start = 0; start < data.length; start += each) {
            for (int b = 0; b < each; b++) {
                data[start + b] = big.get(start + each - 1 - b);
            }
        }
    }

    /** From columns first (Fortran order) to rows first (C order). */
    private static byte[] rowsFirst(byte[] data, int[] shape, int each) {
        byte[] moved = new byte[data.length];
        int[] index = new int[shape.length];
        for (int to = 0; to < data.length / each; to++) {
            int from = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                from = from * shape[axis] + index[axis];
            }
            System.arraycopy(data, from * each, moved, to * each, each);
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return moved;
    }

    private static InvalidInputException refused(String where, String found) {
        return new InvalidInputException("%s: found %s; allowed: a NumPy array of numbers under 2 GiB"
                .formatted(where, found));
    }
}

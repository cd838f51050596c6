package tailsplit.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** The chunks that a PNG or WebP file is made of. */
record Chunks(byte[] content, List<Chunk> all) {
    private static final int PNG_START = 8;
    private static final int WEBP_START = 12;

    /** @param at where its data begin */
    record Chunk(String name, int at, int length) {}

    Chunks {
        all = List.copyOf(all);
    }

    /**
     * @throws EOFException where the last chunk is not all there
     * @throws IOException  where the checksum of a PNG file's chunk is wrong
     */
    static Chunks png(byte[] content) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(content).position(PNG_START);
        do {
            requireRemaining(in, 8);
            int length = in.getInt();
            Chunk chunk = chunk(name(in), length, in);
            requireRemaining(in, 4);
            CRC32 crc = new CRC32();
            crc.update(content, chunk.at() - 4, chunk.length() + 4);
            if (in.getInt() != (int) crc.getValue() && Character.isUpperCase(chunk.name().charAt(0))) {
                throw new IOException("the checksum of %s does not match".formatted(chunk.name()));
            }
            chunks.add(chunk);
        } while (!chunks.getLast().name().equals("IEND"));
        return new Chunks(content, chunks);
    }

    /** @throws EOFException where the last chunk is not all there */
    static Chunks webp(byte[] content) throws EOFException {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        requireRemaining(in, WEBP_START);
        int end = in.getInt(4) + 8;
        in.position(WEBP_START);
        while (in.position() < end) {
            requireRemaining(in, 8);
            Chunk chunk = chunk(name(in), in.getInt(), in);
            chunks.add(chunk);
            in.position(Math.min(in.limit(), in.position() + chunk.length() % 2));
        }
        return new Chunks(content, chunks);
    }

    /** The data of the first chunk of that name. */
    Optional<byte[]> find(String name) {
        return all.stream().filter(chunk -> chunk.name().equals(name)).findFirst()
                .map(chunk -> Arrays.copyOfRange(content, chunk.at(), chunk.at() + chunk.length()));
    }

    /** The content with the chunks of that name under a name that nobody reads. */
    byte[] without(String name) {
        byte[] changed = content.clone();
        all.stream().filter(chunk -> chunk.name().equals(name)).forEach(chunk -> Arrays.fill(changed, chunk.at() - 8, chunk.at() - 4,
                (byte) 'x'));
        return changed;
    }

    private static Chunk chunk(String name, int length, ByteBuffer in) throws EOFException {
        requireRemaining(in, length);
        Chunk chunk = new Chunk(name, in.position(), length);
        in.position(in.position() + length);
        return chunk;
    }

    private static String name(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(name);
        return new String(name, ISO_8859_1);
    }

    private static void requireRemaining(ByteBuffer in, int bytes) throws EOFException {
        if (bytes < 0 || in.remaining() < bytes) {
            throw new EOFException("a chunk is not all there");
        }
    }
}

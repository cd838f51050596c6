package tailsplit.dataset;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tailsplit.file.InvalidInputException;

/** The images of a part as a NumPy array in a file: {@code [images, height, width, channels]}, unsigned bytes. */
final class MappedPixels {
    private MappedPixels() {}

    /**
     * The file stays mapped as long as the images are used.
     *
     * @throws InvalidInputException where the file does not hold an image for each label
     */
    static ImageSet open(Path file, int[] labels) throws IOException {
        try (InputStream in = Files.newInputStream(file); FileChannel channel = FileChannel.open(file)) {
            Npy.Header header = Npy.header(new DataInputStream(in), file.toString());
            int[] shape = header.shape();
            if (!header.type().equals("u1") || header.fortran() || shape.length != 4) {
                throw new InvalidInputException("%s: found an array of another kind".formatted(file));
            }
            long bytes = channel.size() - header.bytes();
            MemorySegment pixels = channel.map(FileChannel.MapMode.READ_ONLY, header.bytes(), bytes, Arena.ofAuto());
            return new ImageSet(shape[1], shape[2], shape[3], pixels, labels);
        }
    }

    /** Writes the images in any order, from many threads. */
    static final class Writer implements AutoCloseable {
        private final FileChannel channel;
        private final long start;

        Writer(Path file, PendingSet.PendingPart images) throws IOException {
            byte[] header = Npy.header("u1", images.size(), images.height(), images.width(), images.channels());
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            start = header.length;
            write(header, 0);
        }

        void put(int image, byte[] pixels) throws IOException {
            write(pixels, start + (long) image * pixels.length);
        }

        private void write(byte[] bytes, long at) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left, at + left.position());
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}

package tailsplit.dataset;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Labelled images of one size, as unsigned bytes from 0 to 255: in memory, or in a file that is mapped, so that a set may be
 * larger than memory.
 *
 * @param height   pixels, at least 1
 * @param width    pixels, at least 1
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param stored   {@code [stored images, height, width, channels]}
 * @param places   {@code [images]}: which of the stored images each is
 * @param labels   {@code [images]}, each from 0 to classes - 1
 */
public record ImageSet(int height, int width, int channels, MemorySegment stored, int[] places, int[] labels) {
    public ImageSet {
        if (labels.length != places.length || stored.byteSize() % ((long) height * width * channels) != 0) {
            throw new IllegalArgumentException("%d labels of %d images, %d bytes of %dx%dx%d images"
                    .formatted(labels.length, places.length, stored.byteSize(), height, width, channels));
        }
    }

    /** All that are stored. */
    public ImageSet(int height, int width, int channels, MemorySegment stored, int[] labels) {
        this(height, width, channels, stored, IntStream.range(0, labels.length).toArray(), labels);
        if ((long) labels.length * height * width * channels != stored.byteSize()) {
            throw new IllegalArgumentException("%d labels, %d bytes of %dx%dx%d images"
                    .formatted(labels.length, stored.byteSize(), height, width, channels));
        }
    }

    /**
     * In memory.
     *
     * @param pixels {@code [images, height, width, channels]}
     */
    public ImageSet(int height, int width, int channels, byte[] pixels, int[] labels) {
        this(height, width, channels, MemorySegment.ofArray(pixels), labels);
    }

    public int size() {
        return labels.length;
    }

    /** Bytes of one image. */
    public int imageBytes() {
        return height * width * channels;
    }

    /** @param into at least {@link #imageBytes} bytes, which the image fills first: {@code [height, width, channels]} */
    public void read(int image, byte[] into) {
        MemorySegment.copy(stored, ValueLayout.JAVA_BYTE, (long) places[image] * imageBytes(), into, 0, imageBytes());
    }

    /** One image, {@code [height, width, channels]}. */
    public byte[] image(int image) {
        byte[] pixels = new byte[imageBytes()];
        read(image, pixels);
        return pixels;
    }

    /** Some of them, in the order given. No pixel is copied. */
    public ImageSet selected(int[] images) {
        return new ImageSet(height, width, channels, stored, Arrays.stream(images).map(i -> places[i]).toArray(),
                Arrays.stream(images).map(i -> labels[i]).toArray());
    }

    /** Images of each class. */
    public int[] classCounts(int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }
}

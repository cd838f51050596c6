package tailsplit.dataset;

/**
 * Labelled images of one size, kept in memory as bytes.
 *
 * @param height   pixels, at least 1
 * @param width    pixels, at least 1
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param pixels   {@code [images, height, width, channels]}, 0 to 255, as unsigned bytes
 * @param labels   {@code [images]}, each from 0 to classes - 1
 */
public record ImageSet(int height, int width, int channels, byte[] pixels, int[] labels) {
    public ImageSet {
        if ((long) labels.length * height * width * channels != pixels.length) {
            throw new IllegalArgumentException("%d labels, %d bytes of %dx%dx%d images"
                    .formatted(labels.length, pixels.length, height, width, channels));
        }
    }

    public int size() {
        return labels.length;
    }

    /** Bytes of one image. */
    public int imageBytes() {
        return height * width * channels;
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

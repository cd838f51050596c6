package tailsplit.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import tailsplit.image.RgbImage;

/**
 * An image of a data set before it is scaled.
 *
 * @param where  its file below the data set's folder, or its position in its part
 * @param width  pixels
 * @param height pixels
 * @param grey   whether red, green and blue are the same everywhere
 * @param blank  whether it has one colour only
 * @param digest of its pixels: of the same digest, the same picture
 */
public record InspectedImage(Part part, int label, String where, int width, int height, boolean grey, boolean blank, String digest) {
    private static final int DIGEST_BYTES = 16;

    /** Of a file. */
    static InspectedImage of(Part part, int label, String where, RgbImage image) {
        int[] rgb = image.rgb();
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (rgb.length + 2)).putInt(image.width()).putInt(image.height());
        bytes.asIntBuffer().put(rgb);
        return new InspectedImage(part, label, where, image.width(), image.height(),
                Arrays.stream(rgb).allMatch(colour -> (colour & 0xFF) == (colour >> 8 & 0xFF) && (colour & 0xFF) == (colour >> 16 & 0xFF)),
                Arrays.stream(rgb).allMatch(colour -> colour == rgb[0]), digest(bytes.array()));
    }

    /** Of one that is kept with others of its size. */
    static InspectedImage of(Part part, ImageSet images, int position) {
        byte[] pixels = images.image(position);
        int channels = images.channels();
        return new InspectedImage(part, images.labels()[position], String.valueOf(position), images.width(), images.height(),
                IntStream.range(0, pixels.length).allMatch(i -> pixels[i] == pixels[i - i % channels]),
                IntStream.range(0, pixels.length).allMatch(i -> pixels[i] == pixels[i % channels]), digest(pixels));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    long area() {
        return (long) width * height;
    }

    /** As in {@code 64 x 48}, the width first. */
    String size() {
        return "%d x %d".formatted(width, height);
    }
}

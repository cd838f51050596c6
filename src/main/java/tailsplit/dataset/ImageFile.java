package tailsplit.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;

/** One image of the user's own, scaled to a square. Whatever is transparent becomes white. */
final class ImageFile {
    private static final long MAX_PIXELS = 100_000_000;

    private ImageFile() {}

    /** @return {@code [size, size, 3]} */
    static byte[] read(Path file, int size) {
        try {
            int[][] rgb = file.toString().toLowerCase(Locale.ROOT).endsWith(".ppm") ? Ppm.read(file) : decode(file);
            return scaled(rgb, size);
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        } catch (RuntimeException e) {
            if (e instanceof InvalidInputException) {
                throw e;
            }
            throw damaged(file, e);
        }
    }

    private static InvalidInputException damaged(Path file, Exception cause) {
        return new InvalidInputException("%s: found no readable image; allowed: .png, .jpg or .ppm images".formatted(file), cause);
    }

    /** @return {@code [height][width]}, colours as 0xRRGGBB */
    private static int[][] decode(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file); ImageInputStream in = new MemoryCacheImageInputStream(raw)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw damaged(file, new IIOException("no reader knows its format"));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
                    throw new InvalidInputException("%s: found %dx%d pixels; allowed: up to 100 million"
                            .formatted(file, reader.getWidth(0), reader.getHeight(0)));
                }
                return onWhite(reader.read(0));
            } catch (IOException e) {
                throw damaged(file, e);
            } finally {
                reader.dispose();
            }
        }
    }

    private static int[][] onWhite(BufferedImage image) {
        int[][] rgb = new int[image.getHeight()][image.getWidth()];
        for (int y = 0; y < rgb.length; y++) {
            for (int x = 0; x < rgb[y].length; x++) {
                int argb = image.getRGB(x, y);
                int alpha = argb >>> 24;
                int colour = 0;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    int value = ((argb >> shift & 0xFF) * alpha + 255 * (255 - alpha) + 127) / 255;
                    colour |= value << shift;
                }
                rgb[y][x] = colour;
            }
        }
        return rgb;
    }

    /** Each new pixel is the mean of the area that it covers, so that nothing is skipped when images shrink. */
    private static byte[] scaled(int[][] rgb, int size) {
        byte[] pixels = new byte[size * size * 3];
        double stepY = (double) rgb.length / size;
        double stepX = (double) rgb[0].length / size;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double[] sums = new double[3];
                double area = 0;
                for (int sy = (int) (y * stepY); sy < Math.min(rgb.length, (y + 1) * stepY); sy++) {
                    double high = Math.min(sy + 1, (y + 1) * stepY) - Math.max(sy, y * stepY);
                    for (int sx = (int) (x * stepX); sx < Math.min(rgb[0].length, (x + 1) * stepX); sx++) {
                        double weight = high * (Math.min(sx + 1, (x + 1) * stepX) - Math.max(sx, x * stepX));
                        area += weight;
                        for (int c = 0; c < 3; c++) {
                            sums[c] += weight * (rgb[sy][sx] >> (16 - 8 * c) & 0xFF);
                        }
                    }
                }
                for (int c = 0; c < 3; c++) {
                    pixels[(y * size + x) * 3 + c] = (byte) Math.round(sums[c] / area);
                }
            }
        }
        return pixels;
    }
}

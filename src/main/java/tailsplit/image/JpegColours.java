package tailsplit.image;

import java.awt.image.Raster;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageReader;

/** The colours of a JPEG file by libjpeg's rules, which Pillow and every browser keep; Java's own guess differs. */
final class JpegColours {
    private static final int ADOBE_TRANSFORM = 11;

    private JpegColours() {}

    static RgbImage of(ImageReader reader, byte[] content) throws IOException {
        boolean ycc = isYcc(JpegSegments.of(content));
        Raster raster = reader.readRaster(0, null);
        int bands = raster.getNumBands();
        int[] rgb = new int[raster.getWidth() * raster.getHeight()];
        int[] row = new int[raster.getWidth() * bands];
        for (int y = 0, i = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (int at = 0; at < row.length; at += bands, i++) {
                rgb[i] = switch (bands) {
                    case 1 -> row[at] * 0x010101;
                    case 3 -> ycc ? ofYcc(row[at], row[at + 1], row[at + 2])
                            : row[at] << 16 | row[at + 1] << 8 | row[at + 2];
                    case 4 -> ofInvertedInk(ycc ? inkOfYcc(row[at], row[at + 1], row[at + 2])
                            : row[at] << 16 | row[at + 1] << 8 | row[at + 2], row[at + 3]);
                    default -> throw new UnreadableImageException("a JPEG image of %d channels".formatted(bands));
                };
            }
        }
        return new RgbImage(raster.getHeight(), raster.getWidth(), rgb);
    }

    /** ITU-R BT.601 with libjpeg's rounding. */
    private static int ofYcc(int y, int cb, int cr) {
        int red = y + (91881 * (cr - 128) + 32768 >> 16);
        int green = y + (-22554 * (cb - 128) - 46802 * (cr - 128) + 32768 >> 16);
        int blue = y + (116130 * (cb - 128) + 32768 >> 16);
        return Math.clamp(red, 0, 255) << 16 | Math.clamp(green, 0, 255) << 8 | Math.clamp(blue, 0, 255);
    }

    /** Of YCCK, whose first three channels are those of the complement. */
    private static int inkOfYcc(int y, int cb, int cr) {
        return ofYcc(y, cb, cr) ^ 0xFFFFFF;
    }

    /** Adobe's programs store 0 for full ink, and Pillow takes every file for theirs. */
    private static int ofInvertedInk(int ink, int black) {
        int stored = ink ^ 0xFFFFFF;
        return StoredColours.ofInk(stored >> 16, stored >> 8 & 0xFF, stored & 0xFF, 255 - black);
    }

    /** As libjpeg's {@code default_decompress_parms}. */
    private static boolean isYcc(JpegSegments segments) {
        int adobe = segments.find(JpegSegments.APP14, "Adobe").filter(data -> data.length > ADOBE_TRANSFORM)
                .map(data -> data[ADOBE_TRANSFORM] & 0xFF).orElse(-1);
        List<Integer> ids = segments.componentIds();
        return ids.size() == 4 ? adobe == 2
                : segments.find(JpegSegments.APP0, "JFIF").isPresent()
                        || (adobe >= 0 ? adobe != 0 : !ids.equals(List.of((int) 'R', (int) 'G', (int) 'B')));
    }
}

package tailsplit.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** The colours of a decoded image as its samples say, without its colour space: Java would take grey for linear light. */
final class StoredColours {
    private static final int WHITE = 255;

    private StoredColours() {}

    static RgbImage of(BufferedImage image) throws UnreadableImageException {
        return image.getColorModel() instanceof IndexColorModel palette ? ofPalette(image.getRaster(), palette)
                : ofSamples(image.getRaster(), image.getColorModel());
    }

    private static RgbImage ofPalette(Raster raster, IndexColorModel palette) {
        int[] rgb = new int[raster.getWidth() * raster.getHeight()];
        int[] indices = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        for (int i = 0; i < rgb.length; i++) {
            int argb = palette.getRGB(indices[i]);
            rgb[i] = onWhite(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24, false);
        }
        return new RgbImage(raster.getHeight(), raster.getWidth(), rgb);
    }

    private static RgbImage ofSamples(Raster raster, ColorModel colours) throws UnreadableImageException {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        int[] bits = raster.getSampleModel().getSampleSize();
        boolean alpha = colours.hasAlpha();
        int colourBands = alpha ? bands - 1 : bands;
        boolean ink = colourBands == 4 && colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
        if (raster.getTransferType() == DataBuffer.TYPE_FLOAT || raster.getTransferType() == DataBuffer.TYPE_DOUBLE || bits[0] > 16) {
            throw new UnreadableImageException("an image of %d bits a value".formatted(bits[0]));
        }
        if (!(colourBands == 1 || colourBands == 3 || ink)) {
            throw new UnreadableImageException("an image of %d channels".formatted(bands));
        }
        int[] rgb = new int[width * raster.getHeight()];
        int[] row = new int[width * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                for (int b = 0; b < bands; b++) {
                    row[x * bands + b] = eightBits(row[x * bands + b], bits[b]);
                }
                int at = x * bands;
                int opacity = alpha ? row[at + bands - 1] : WHITE;
                rgb[y * width + x] = ink ? ofInk(row[at], row[at + 1], row[at + 2], row[at + 3])
                        : onWhite(row[at], row[at + colourBands / 2], row[at + colourBands - 1], opacity,
                                colours.isAlphaPremultiplied());
            }
        }
        return new RgbImage(raster.getHeight(), width, rgb);
    }

    private static int eightBits(int sample, int bits) {
        return bits == 8 ? sample : bits > 8 ? (sample & 0xFFFF) >> (bits - 8) : sample * 255 / ((1 << bits) - 1);
    }

    /** Cyan, magenta, yellow and black, 255 for full ink, as Pillow's {@code cmyk2rgb}. */
    static int ofInk(int cyan, int magenta, int yellow, int black) {
        int light = WHITE - black;
        return light - share(cyan, light) << 16 | light - share(magenta, light) << 8 | light - share(yellow, light);
    }

    private static int share(int a, int b) {
        int product = a * b + 128;
        return (product >> 8) + product >> 8;
    }

    private static int onWhite(int red, int green, int blue, int opacity, boolean multiplied) {
        return opacity == WHITE ? red << 16 | green << 8 | blue
                : onWhite(red, opacity, multiplied) << 16 | onWhite(green, opacity, multiplied) << 8 | onWhite(blue, opacity, multiplied);
    }

    private static int onWhite(int value, int opacity, boolean multiplied) {
        return Math.min(WHITE, (value * (multiplied ? WHITE : opacity) + WHITE * (WHITE - opacity) + 127) / WHITE);
    }
}

package tailsplit.image;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the camera was held, as EXIF says.
 *
 * @param value 1 for upright, up to 8 as in the TIFF specification: 5 to 8 lie on their side
 */
record Orientation(int value) {
    private static final Orientation UPRIGHT = new Orientation(1);
    /** Before EXIF's data in a JPEG segment. */
    private static final int PREFIX = 6;

    /** Upright where the file does not say, or says it in a damaged way. */
    static Orientation of(FileType type, byte[] content) {
        try {
            return exif(type, content).map(Orientation::read).orElse(UPRIGHT);
        } catch (IOException | RuntimeException e) {
            return UPRIGHT;
        }
    }

    private static Optional<byte[]> exif(FileType type, byte[] content) throws IOException {
        return switch (type) {
            case TIFF -> Optional.of(content);
            case PNG -> Chunks.png(content).find("eXIf");
            case WEBP -> Chunks.webp(content).find("EXIF");
            case JPEG -> JpegSegments.of(content).find(JpegSegments.APP1, "Exif");
            default -> Optional.empty();
        };
    }

    private static Orientation read(byte[] exif) {
        boolean prefixed = exif.length > PREFIX && exif[0] == 'E' && exif[1] == 'x';
        try (ByteArrayImageInputStream in = new ByteArrayImageInputStream(
                prefixed ? Arrays.copyOfRange(exif, PREFIX, exif.length) : exif)) {
            Directory directory = new TIFFReader().read(in);
            Entry entry = directory.getEntryById(TIFF.TAG_ORIENTATION);
            return entry != null && entry.getValue() instanceof Number number && number.intValue() >= 1 && number.intValue() <= 8
                    ? new Orientation(number.intValue()) : UPRIGHT;
        } catch (IOException e) {
            return UPRIGHT;
        }
    }

    RgbImage upright(RgbImage stored) {
        if (value == 1) {
            return stored;
        }
        boolean aside = value >= 5;
        int height = aside ? stored.width() : stored.height();
        int width = aside ? stored.height() : stored.width();
        boolean flipX = value == 2 || value == 3 || value == 7 || value == 8;
        boolean flipY = value == 3 || value == 4 || value == 6 || value == 7;
        int[] rgb = new int[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int storedX = aside ? y : x;
                int storedY = aside ? x : y;
                rgb[y * width + x] = stored.rgb()[(flipY ? stored.height() - 1 - storedY : storedY) * stored.width()
                        + (flipX ? stored.width() - 1 - storedX : storedX)];
            }
        }
        return new RgbImage(height, width, rgb);
    }
}

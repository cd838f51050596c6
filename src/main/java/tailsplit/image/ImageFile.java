package tailsplit.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads one image file of any format that torchvision's {@code ImageFolder} takes, and GIF, by its content. Values are taken as
 * stored, as Pillow's {@code convert('RGB')} does: no colour profile is applied, grey v becomes r = g = b = v, of 16 bits the
 * upper 8 count. Other than there, an orientation in EXIF is applied, what is transparent becomes white, and an image that
 * is cut off or damaged is refused.
 */
public final class ImageFile {
    private static final long MAX_PIXELS = 100_000_000;
    private static final long MAX_BYTES = 1L << 30;
    /** What libjpeg says of an image that it filled up; other warnings, as of extraneous bytes, leave every pixel right. */
    private static final Pattern FILLED_UP =
            Pattern.compile("(?i).*(premature end|bad Huffman code|corrupt data|unsupported marker|not.*complete).*");

    private ImageFile() {}

    /**
     * @throws UnreadableImageException where it is none, damaged, or larger than 100 million pixels; the message says which
     * @throws IOException              where the file cannot be read at all
     */
    public static RgbImage read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new UnreadableImageException("a file over 1 GiB");
        }
        return read(Files.readAllBytes(file));
    }

    static RgbImage read(byte[] content) throws UnreadableImageException {
        FileType type = FileType.of(content);
        if (!type.isImage()) {
            throw new UnreadableImageException(type.words());
        }
        try {
            RgbImage stored = switch (type) {
                case NETPBM -> Netpbm.read(content);
                case PNG -> decode(type, Chunks.png(content).content());
                case WEBP -> decode(type, Chunks.webp(content).without("ICCP"));
                default -> decode(type, content);
            };
            return Orientation.of(type, content).upright(stored);
        } catch (UnreadableImageException e) {
            throw e;
        } catch (EOFException e) {
            throw new UnreadableImageException(type.words() + " that is cut off", e);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableImageException(type.words() + " that is damaged or of a kind that is not known", e);
        }
    }

    private static RgbImage decode(FileType type, byte[] content) throws IOException {
        try (ImageInputStream in = new ByteArrayImageInputStream(content)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnreadableImageException(type.words() + " of a kind that is not known");
            }
            ImageReader reader = readers.next();
            List<String> warnings = new ArrayList<>();
            try {
                reader.setInput(in, true, true);
                reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
                requireSize((long) reader.getWidth(0) * reader.getHeight(0));
                RgbImage image = type == FileType.JPEG ? JpegColours.of(reader, content) : StoredColours.of(reader.read(0));
                Optional<String> filled = warnings.stream().filter(warning -> FILLED_UP.matcher(warning).matches()).findFirst();
                if (filled.isPresent()) {
                    throw filled.get().contains("end of JPEG file") ? new EOFException(filled.get()) : new IOException(filled.get());
                }
                return image;
            } finally {
                reader.dispose();
            }
        }
    }

    static void requireSize(long pixels) throws UnreadableImageException {
        if (pixels > MAX_PIXELS) {
            throw new UnreadableImageException("an image of %,d pixels, over 100 million".formatted(pixels));
        }
    }
}

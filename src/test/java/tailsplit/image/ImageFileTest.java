package tailsplit.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of every kind against what Pillow reads in them, which {@code src/test/python/images.py} writes beside them. */
class ImageFileTest {
    private static final Map<String, byte[]> FILES = files();

    @TestFactory
    Stream<DynamicTest> coloursAreThoseThatPillowReads() {
        return new String(file("pillow.csv"), UTF_8).lines().skip(1).map(line -> line.split(",")).map(row ->
                DynamicTest.dynamicTest(row[0], () -> {
                    RgbImage image = ImageFile.read(file(row[0]));
                    assertEquals(row[1], image.width() + "x" + image.height());
                    // libwebp smooths the colours of a lossy image where this decoder repeats them
                    assertEquals(row[0].equals("lossy.webp") ? row[2].replace("1fc81e", "1fc81d") : row[2], quarters(image));
                }));
    }

    /** Of each kind a file cut at every length; GIF's end marker alone may be missing. */
    @ParameterizedTest
    @ValueSource(strings = {"colour.jpg", "progressive.jpg", "grey.jpg", "cmyk.jpg", "colour.png", "palette.png", "colour.webp",
            "lossy.webp", "colour.bmp", "colour.ppm", "grey.tif", "jpeg.tif", "colour.gif"})
    void aFileThatIsCutOffIsRefused(String name) {
        byte[] whole = file(name);
        for (int length = 0; length < whole.length - (name.endsWith("gif") ? 1 : 0); length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(UnreadableImageException.class, () -> ImageFile.read(cut), name + " of " + length + " bytes");
        }
        byte[] half = Arrays.copyOf(whole, whole.length * 2 / 3);
        String found = assertThrows(UnreadableImageException.class, () -> ImageFile.read(half)).getMessage();
        assertTrue(found.matches("an? \\w+ image that is (cut off|damaged.*)"), found);
    }

    @Test
    void aChangedByteInAPngFileIsNoticed() {
        byte[] changed = file("colour.png").clone();
        changed[60] ^= 1;
        assertEquals("a PNG image that is damaged or of a kind that is not known",
                assertThrows(UnreadableImageException.class, () -> ImageFile.read(changed)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3c21444f43545950452068746d6c3e               | an HTML page
            20200a3c48544d4c3e                           | an HTML page
            01024446                                     | no image that is known
            255044462d312e37                             | a PDF document
            504b030414                                   | a zip archive
            00000020667479706176696600000000             | an AVIF image
            00000018667479706865696300000000             | a HEIF image
            76657273696f6e2068747470733a2f2f6769742d6c66732e | a pointer of Git LFS, not the file
            934e554d505901                               | a NumPy array
            0000000000000000                             | a file of zeros
            68656c6c6f                                   | a text file""")
    void whatIsNoImageIsCalledWhatItIs(String hex, String found) {
        byte[] content = HexFormat.of().parseHex(hex);
        assertEquals(found, assertThrows(UnreadableImageException.class, () -> ImageFile.read(content)).getMessage());
    }

    @Test
    void anEmptyFileIsCalledEmpty() {
        assertEquals("an empty file", assertThrows(UnreadableImageException.class, () -> ImageFile.read(new byte[0])).getMessage());
    }

    /** Values by hand from netpbm's specification. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            P1 # black is 1~2 2~1 00 1                  | 000000 ffffff ffffff 000000
            P2 2 2 255 0 64 128 255                     | 000000 404040 808080 ffffff
            P2 2 2 3 0 1 2 3                            | 000000 555555 aaaaaa ffffff
            P2 2 2 65535 0 16639 32767 65535            | 000000 404040 7f7f7f ffffff
            P3 2 2 255 200 30 30 0 0 0 0 0 0 1 2 3      | c81e1e 000000 000000 010203
            P5 2 2 255 @abc                             | 404040 616161 626262 636363
            P5 2 1 65535 @abc                           | 404040 626262
            P6 1 1 255 @ab                              | 406162""")
    void netpbm(String text, String colours) throws IOException {
        assertArrayEquals(Arrays.stream(colours.split(" ")).mapToInt(hex -> Integer.parseInt(hex, 16)).toArray(),
                ImageFile.read(text.replace('~', '\n').getBytes(US_ASCII)).rgb());
    }

    @Test
    void whatIsTransparentBecomesWhite() throws IOException {
        // One pixel of grey 128 and opacity 128: (128 * 128 + 255 * 127) / 255 is 191.
        byte[] half = HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b49444154"
                + "789c636868000001830101183522150000000049454e44ae426082");
        assertEquals(0xBFBFBF, ImageFile.read(half).rgb()[0]);
    }

    /** 4x2 pixels, left half black, right half white, to 8x8 and in the mean. */
    @Test
    void imagesAreScaledByArea() {
        RgbImage half = new RgbImage(2, 4, new int[] {0, 0, 0xFFFFFF, 0xFFFFFF, 0, 0, 0xFFFFFF, 0xFFFFFF});
        byte[] large = half.scaled(8);
        assertEquals(0, large[0]);
        assertEquals(-1, large[7 * 3]);
        assertArrayEquals(new byte[] {(byte) 128, (byte) 128, (byte) 128}, half.scaled(1));
    }

    private static String quarters(RgbImage image) {
        int h = image.height();
        int w = image.width();
        return IntStream.of(h / 4, 3 * h / 4).boxed().flatMap(y -> IntStream.of(w / 4, 3 * w / 4)
                .mapToObj(x -> "%06x".formatted(image.rgb()[y * w + x]))).collect(Collectors.joining(" "));
    }

    private static byte[] file(String name) {
        return Objects.requireNonNull(FILES.get(name), name);
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(
                Objects.requireNonNull(ImageFileTest.class.getResourceAsStream("images.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }
}

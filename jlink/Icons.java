import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/**
 * Makes the icons of every system from one SVG file: PNG files named by their size, an .ico for Windows, an .icns for
 * macOS. Started by {@code mvn exec:exec@icons} with the SVG file and the folder to write to.
 */
final class Icons {
    private static final List<Integer> PNG = List.of(16, 22, 24, 32, 48, 64, 128, 256, 512);
    private static final List<Integer> ICO = List.of(16, 24, 32, 48, 64, 128, 256);
    private static final Map<String, Integer> ICNS = new TreeMap<>(Map.of("icp4", 16, "icp5", 32, "icp6", 64, "ic07", 128,
            "ic08", 256, "ic09", 512, "ic10", 1024));

    private final SVGDocument drawing;

    private Icons(SVGDocument drawing) {
        this.drawing = drawing;
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        SVGDocument drawing = new SVGLoader().load(Path.of(arguments[0]).toUri().toURL());
        if (drawing == null) {
            throw new IOException(arguments[0] + " is no SVG drawing");
        }
        new Icons(drawing).write(Files.createDirectories(Path.of(arguments[1])));
    }

    private void write(Path folder) throws IOException {
        for (int size : PNG) {
            Files.write(folder.resolve(size + ".png"), png(size));
        }
        Files.write(folder.resolve("tailsplit.ico"), ico());
        Files.write(folder.resolve("tailsplit.icns"), icns());
    }

    private byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.render((java.awt.Component) null, graphics, new ViewBox(size, size));
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** A header, 16 bytes for each picture, then the pictures; a width of 256 is written as 0. */
    private byte[] ico() throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int size : ICO) {
            pictures.add(png(size));
        }
        int offset = 6 + 16 * pictures.size();
        ByteBuffer file = ByteBuffer.allocate(offset + pictures.stream().mapToInt(picture -> picture.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            byte side = (byte) (ICO.get(i) % 256);
            int length = pictures.get(i).length;
            file.put(side).put(side).putShort((short) 0).putShort((short) 1).putShort((short) 32).putInt(length).putInt(offset);
            offset += length;
        }
        pictures.forEach(file::put);
        return file.array();
    }

    /** A header, then each picture after its type and length. */
    private byte[] icns() throws IOException {
        Map<String, byte[]> pictures = new TreeMap<>();
        for (Map.Entry<String, Integer> picture : ICNS.entrySet()) {
            pictures.put(picture.getKey(), png(picture.getValue()));
        }
        int length = 8 + pictures.values().stream().mapToInt(picture -> 8 + picture.length).sum();
        ByteBuffer file = ByteBuffer.allocate(length).put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(length);
        pictures.forEach((type, picture) -> file.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(8 + picture.length).put(picture));
        return file.array();
    }
}

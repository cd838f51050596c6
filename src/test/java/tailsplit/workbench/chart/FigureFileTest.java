package tailsplit.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A figure on paper, read back by other programs' parsers. */
class FigureFileTest {
    private static final FigureFile SIZE = new FigureFile(8.5, 6, 8);
    private static final Figure FIGURE = new BarFigure("Per-class accuracy", List.of(
            new BarFigure.Bar("cat & <dog>", Color.web("#ff0000"), 0.5, 0.75),
            new BarFigure.Bar("\u00fcber \u4e2d", Color.web("#0000ff"), 1, 1)));

    @TempDir
    private Path folder;

    @Test
    void svgHasItsSizeItsShapesAndRealText() throws Exception {
        Path file = folder.resolve("figure.SVG");
        SIZE.write(FIGURE, file);
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        Element root = document.getDocumentElement();
        assertEquals("8.5cm", root.getAttribute("width"));
        assertEquals("6cm", root.getAttribute("height"));
        // 8.5 cm are 240.94 points; 11 units of text are 8 points
        assertEquals("0 0 331.3 233.86", root.getAttribute("viewBox"));
        NodeList texts = root.getElementsByTagName("text");
        List<String> words = IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
        assertEquals(List.of("cat & <dog>", "50.0", "\u00fcber \u4e2d", "100.0"), words);
        NodeList bars = root.getElementsByTagName("rect");
        Element red = IntStream.range(0, bars.getLength()).mapToObj(i -> (Element) bars.item(i))
                .filter(bar -> bar.getAttribute("fill").equals("#ff0000")).findFirst().orElseThrow();
        Element blue = IntStream.range(0, bars.getLength()).mapToObj(i -> (Element) bars.item(i))
                .filter(bar -> bar.getAttribute("fill").equals("#0000ff")).findFirst().orElseThrow();
        assertEquals(Double.parseDouble(blue.getAttribute("width")) / 2, Double.parseDouble(red.getAttribute("width")), 0.011);
    }

    @Test
    void pdfHasItsSizeItsShapesAndRealText() throws Exception {
        Path file = folder.resolve("figure.pdf");
        SIZE.write(FIGURE, file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDRectangle page = document.getPage(0).getMediaBox();
            assertEquals(8.5 / 2.54 * 72, page.getWidth(), 0.01);
            assertEquals(6 / 2.54 * 72, page.getHeight(), 0.01);
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("cat & <dog>"), text);
            assertTrue(text.contains("\u00fcber ?"), text); // the font has no Chinese
            var picture = new PDFRenderer(document).renderImage(0);
            long red = IntStream.range(0, picture.getWidth()).filter(x -> (picture.getRGB(x, 8) & 0xFFFFFF) == 0xFF0000).count();
            long blue = IntStream.range(0, picture.getWidth()).filter(x -> (picture.getRGB(x, 8 + 21) & 0xFFFFFF) == 0x0000FF).count();
            assertEquals(blue / 2.0, (double) red, 3);
        }
    }

    @Test
    void everyKindOfLineIsWritten() throws Exception {
        Path file = folder.resolve("lines.pdf");
        Figure lines = new LineFigureSample();
        SIZE.write(lines, file);
        SIZE.write(lines, folder.resolve("lines.svg"));
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertTrue(new PDFTextStripper().getText(document).contains("left"));
        }
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("lines.svg").toFile());
    }

    private static final class LineFigureSample implements Figure {
        @Override
        public void draw(Drawing drawing, double width, double height, Look look) {
            drawing.path(new double[] {0, 10, 20}, new double[] {0, 20, 5}, 3, Color.RED, 1, true);
            drawing.area(new double[] {0, 10, 20}, new double[] {0, 20, 5}, 3, Color.color(0, 0, 1, 0.4));
            drawing.dot(5, 5, 2, Color.GREEN);
            drawing.line(0, 0, 5, 5, Color.BLACK, 2);
            drawing.text("left", 1, 10, Drawing.Anchor.LEFT, Color.BLACK, 11);
            drawing.text("", 1, 10, Drawing.Anchor.RIGHT, Color.BLACK, 11);
        }

        @Override
        public List<List<String>> table() {
            return List.of();
        }

        @Override
        public String summary() {
            return "A sample";
        }
    }
}

package tailsplit.workbench.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javafx.scene.paint.Color;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** Writes a figure as a page of PDF: shapes and real text, its font embedded. */
final class PdfDrawing implements Drawing {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final double CIRCLE = 0.5523; // of a radius, for four Bezier curves
    private static final double POINTS_OF_A_CM = 72 / 2.54;

    private final PDPageContentStream page;
    private final PDType0Font font;
    private final double height;
    private float opacity = 1;

    private PdfDrawing(PDPageContentStream page, PDType0Font font, double height) {
        this.page = page;
        this.font = font;
        this.height = height;
    }

    /**
     * @param width of the figure in its own units
     * @param widthCm on paper
     */
    static void write(Figure figure, double width, double height, double widthCm, double heightCm, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument(); InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            PDPage page = new PDPage(new PDRectangle((float) (widthCm * POINTS_OF_A_CM), (float) (heightCm * POINTS_OF_A_CM)));
            document.addPage(page);
            document.getDocumentInformation().setTitle(figure.summary());
            PDType0Font font = PDType0Font.load(document, file, true);
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                float scale = (float) (widthCm * POINTS_OF_A_CM / width);
                stream.transform(Matrix.getScaleInstance(scale, scale));
                figure.draw(new PdfDrawing(stream, font, height), width, height, Look.LIGHT);
            }
            document.save(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void rectangle(double x, double y, double width, double high, Color fill) {
        unchecked(() -> {
            fill(fill);
            page.addRect((float) x, (float) (height - y - high), (float) width, (float) high);
            page.fill();
        });
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Color stroke, double width) {
        path(new double[] {fromX, toX}, new double[] {fromY, toY}, 2, stroke, width, false);
    }

    @Override
    public void path(double[] xs, double[] ys, int count, Color stroke, double width, boolean dashed) {
        unchecked(() -> {
            opacity(stroke);
            page.setStrokingColor((float) stroke.getRed(), (float) stroke.getGreen(), (float) stroke.getBlue());
            page.setLineWidth((float) width);
            page.setLineDashPattern(dashed ? new float[] {4, 3} : new float[0], 0);
            trace(xs, ys, count);
            page.stroke();
        });
    }

    @Override
    public void area(double[] xs, double[] ys, int count, Color fill) {
        unchecked(() -> {
            fill(fill);
            trace(xs, ys, count);
            page.fill();
        });
    }

    @Override
    public void dot(double x, double y, double radius, Color fill) {
        float cx = (float) x;
        float cy = (float) (height - y);
        float r = (float) radius;
        float k = (float) (CIRCLE * radius);
        unchecked(() -> {
            fill(fill);
            page.moveTo(cx + r, cy);
            page.curveTo(cx + r, cy + k, cx + k, cy + r, cx, cy + r);
            page.curveTo(cx - k, cy + r, cx - r, cy + k, cx - r, cy);
            page.curveTo(cx - r, cy - k, cx - k, cy - r, cx, cy - r);
            page.curveTo(cx + k, cy - r, cx + r, cy - k, cx + r, cy);
            page.fill();
        });
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, Color fill, double size) {
        unchecked(() -> {
            String shown = encodable(text);
            double wide = font.getStringWidth(shown) / 1000 * size;
            double from = switch (anchor) {
                case LEFT -> x;
                case CENTRE -> x - wide / 2;
                case RIGHT -> x - wide;
            };
            fill(fill);
            page.beginText();
            page.setFont(font, (float) size);
            page.newLineAtOffset((float) from, (float) (height - y));
            page.showText(shown);
            page.endText();
        });
    }

    /** What the font does not have is a question mark. */
    private String encodable(String text) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String one = Character.toString(point);
            shown.append(has(one) ? one : "?");
        }
        return shown.toString();
    }

    private boolean has(String one) throws IOException {
        try {
            font.encode(one);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void trace(double[] xs, double[] ys, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (i == 0) {
                page.moveTo((float) xs[i], (float) (height - ys[i]));
            } else {
                page.lineTo((float) xs[i], (float) (height - ys[i]));
            }
        }
    }

    private void fill(Color colour) throws IOException {
        opacity(colour);
        page.setNonStrokingColor((float) colour.getRed(), (float) colour.getGreen(), (float) colour.getBlue());
    }

    private void opacity(Color colour) throws IOException {
        float wanted = (float) colour.getOpacity();
        if (wanted != opacity) {
            opacity = wanted;
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant(wanted);
            state.setStrokingAlphaConstant(wanted);
            page.setGraphicsStateParameters(state);
        }
    }
}

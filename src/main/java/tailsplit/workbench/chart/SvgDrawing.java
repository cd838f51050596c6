package tailsplit.workbench.chart;

import java.util.Arrays;
import java.util.Locale;
import javafx.scene.paint.Color;

/** Writes a figure as SVG: shapes and real text. */
final class SvgDrawing implements Drawing {
    private final StringBuilder svg = new StringBuilder();

    /**
     * The whole document.
     *
     * @param width   of the figure in its own units
     * @param widthCm on paper
     */
    static String document(Figure figure, double width, double height, double widthCm, double heightCm) {
        SvgDrawing drawing = new SvgDrawing();
        figure.draw(drawing, width, height, Look.LIGHT);
        return format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%scm\" height=\"%scm\" viewBox=\"0 0 %s %s\" "
                + "font-family=\"Helvetica, Arial, sans-serif\">\n<title>", widthCm, heightCm, width, height)
                + escaped(figure.summary()) + "</title>\n" + drawing.svg + "</svg>\n";
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Color fill) {
        svg.append(format("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"", x, y, width, height)).append(fill(fill));
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Color stroke, double width) {
        svg.append(format("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"", fromX, fromY, toX, toY)).append(stroke(stroke, width, false));
    }

    @Override
    public void path(double[] xs, double[] ys, int count, Color stroke, double width, boolean dashed) {
        svg.append("<polyline fill=\"none\" points=\"").append(points(xs, ys, count)).append('"').append(stroke(stroke, width, dashed));
    }

    @Override
    public void area(double[] xs, double[] ys, int count, Color fill) {
        svg.append("<polygon points=\"").append(points(xs, ys, count)).append('"').append(fill(fill));
    }

    @Override
    public void dot(double x, double y, double radius, Color fill) {
        svg.append(format("<circle cx=\"%s\" cy=\"%s\" r=\"%s\"", x, y, radius)).append(fill(fill));
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, Color fill, double size) {
        String place = switch (anchor) {
            case LEFT -> "start";
            case CENTRE -> "middle";
            case RIGHT -> "end";
        };
        svg.append(format("<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"" + place + "\" fill=\"" + web(fill) + "\">", x, y, size))
                .append(escaped(text)).append("</text>\n");
    }

    private static String points(double[] xs, double[] ys, int count) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < count; i++) {
            points.append(i == 0 ? "" : " ").append(format("%s,%s", xs[i], ys[i]));
        }
        return points.toString();
    }

    private static String fill(Color colour) {
        return " fill=\"" + web(colour) + '"'
                + (colour.getOpacity() < 1 ? format(" fill-opacity=\"%s\"", colour.getOpacity()) : "") + "/>\n";
    }

    private static String stroke(Color colour, double width, boolean dashed) {
        return " stroke=\"" + web(colour) + '"' + format(" stroke-width=\"%s\"", width) + (dashed ? " stroke-dasharray=\"4 3\"" : "")
                + (colour.getOpacity() < 1 ? format(" stroke-opacity=\"%s\"", colour.getOpacity()) : "") + "/>\n";
    }

    private static String web(Color colour) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", Math.round(colour.getRed() * 255), Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }

    /** Hundredths are finer than any printer. */
    private static String format(String pattern, double... numbers) {
        Object[] texts = Arrays.stream(numbers).mapToObj(SvgDrawing::number).toArray();
        return String.format(Locale.ROOT, pattern, texts);
    }

    private static String number(double number) {
        String text = String.format(Locale.ROOT, "%.2f", number);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replaceAll("\\p{Cntrl}", " ");
    }
}

package tailsplit.workbench.chart;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas. */
public record CanvasDrawing(GraphicsContext canvas) implements Drawing {
    @Override
    public void rectangle(double x, double y, double width, double height, Color fill) {
        canvas.setFill(fill);
        canvas.fillRect(x, y, width, height);
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Color stroke, double width) {
        canvas.setStroke(stroke);
        canvas.setLineWidth(width);
        canvas.strokeLine(fromX, fromY, toX, toY);
    }

    @Override
    public void path(double[] xs, double[] ys, int count, Color stroke, double width, boolean dashed) {
        canvas.setStroke(stroke);
        canvas.setLineWidth(width);
        if (dashed) {
            canvas.setLineDashes(4, 3);
        }
        canvas.strokePolyline(xs, ys, count);
        canvas.setLineDashes();
    }

    @Override
    public void area(double[] xs, double[] ys, int count, Color fill) {
        canvas.setFill(fill);
        canvas.fillPolygon(xs, ys, count);
    }

    @Override
    public void dot(double x, double y, double radius, Color fill) {
        canvas.setFill(fill);
        canvas.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, Color fill, double size) {
        canvas.setFill(fill);
        canvas.setFont(Font.font(size));
        canvas.setTextAlign(switch (anchor) {
            case LEFT -> TextAlignment.LEFT;
            case CENTRE -> TextAlignment.CENTER;
            case RIGHT -> TextAlignment.RIGHT;
        });
        canvas.fillText(text, x, y);
    }
}

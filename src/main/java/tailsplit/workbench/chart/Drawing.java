package tailsplit.workbench.chart;

import javafx.scene.paint.Color;

/** What a figure is drawn on. Coordinates are pixels from the upper left corner. */
public interface Drawing {
    /** Where a text stands beside its x. */
    enum Anchor { LEFT, CENTRE, RIGHT }

    void rectangle(double x, double y, double width, double height, Color fill);

    void line(double fromX, double fromY, double toX, double toY, Color stroke, double width);

    /** A line through the first {@code count} points. */
    void path(double[] xs, double[] ys, int count, Color stroke, double width, boolean dashed);

    /** The filled area within the first {@code count} points. */
    void area(double[] xs, double[] ys, int count, Color fill);

    void dot(double x, double y, double radius, Color fill);

    /** @param y of the baseline */
    void text(String text, double x, double y, Anchor anchor, Color fill, double size);

    /** How wide a text of the interface's font is, within a few per cent. */
    static double width(String text, double size) {
        double units = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            units += "ijl.,:;|'!()[] ".indexOf(c) >= 0 ? 0.32 : "mwMW%\u2014".indexOf(c) >= 0 ? 0.9
                    : Character.isUpperCase(c) ? 0.68 : 0.56;
        }
        return units * size;
    }

    /** The text, cut with an ellipsis where it would be wider. */
    static String fitted(String text, double width, double size) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end) + "\u2026", size) > width) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "\u2026";
    }
}

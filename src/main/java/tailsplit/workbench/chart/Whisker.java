package tailsplit.workbench.chart;

import javafx.scene.paint.Color;

/** How far a number spreads, as a line with a cap at either end. */
final class Whisker {
    private static final double CAP = 3;

    private Whisker() {}

    /** Nothing where there is no spread. All are pixels. */
    static void draw(Drawing drawing, double x, double low, double high, Color colour) {
        if (low != high && Double.isFinite(low) && Double.isFinite(high)) {
            drawing.line(x, low, x, high, colour, 1);
            drawing.line(x - CAP, low, x + CAP, low, colour, 1);
            drawing.line(x - CAP, high, x + CAP, high, colour, 1);
        }
    }
}

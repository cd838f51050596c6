package tailsplit.workbench.imbalance;

import java.util.Arrays;
import java.util.OptionalInt;
import tailsplit.workbench.chart.Axis;

/** Where the bars of the classes stand, in pixels. */
record Bars(int classes, double left, double slot, Axis y) {
    private static final double LEFT = 48;
    private static final double RIGHT = 10;
    private static final double TOP = 24;
    private static final double BOTTOM = 22;
    private static final double THICKNESS = 0.66;

    static Bars of(int[] counts, int[] available, boolean logarithmic, double width, double height) {
        int most = Arrays.stream(available).max().orElse(1);
        int least = Math.max(1, Arrays.stream(counts).min().orElse(1));
        double bottom = height - BOTTOM;
        Axis y = logarithmic ? Axis.logarithmic(Math.max(0.5, least / 2.0), Math.max(2, most), bottom, TOP)
                : Axis.linear(0, most, bottom, TOP);
        return of(counts.length, y, width);
    }

    /** At the same places whatever they show. */
    static Bars of(int classes, Axis y, double width) {
        return new Bars(classes, LEFT, (width - LEFT - RIGHT) / classes, y);
    }

    double x(int label) {
        return left + label * slot + slot * (1 - THICKNESS) / 2;
    }

    double thickness() {
        return Math.max(1, slot * THICKNESS);
    }

    double centre(int label) {
        return left + (label + 0.5) * slot;
    }

    double right() {
        return left + classes * slot;
    }

    double bottom() {
        return y.fromPixel();
    }

    double top(int count) {
        return y.pixel(count);
    }

    OptionalInt at(double x) {
        int label = (int) Math.floor((x - left) / slot);
        return label < 0 || label >= classes ? OptionalInt.empty() : OptionalInt.of(label);
    }

    /** The count that a bar dragged to a pixel stands for. */
    long count(double pixel) {
        return Math.max(1, Math.round(y.value(pixel)));
    }
}

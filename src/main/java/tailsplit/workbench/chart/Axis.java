package tailsplit.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * A scale from numbers to pixels.
 *
 * @param logarithmic all numbers are then above 0
 */
public record Axis(double min, double max, double fromPixel, double toPixel, boolean logarithmic) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    public Axis {
        if (!(max > min)) {
            max = min + 1;
        }
    }

    /** @param fromPixel where the least number is, before or behind {@code toPixel} */
    public static Axis linear(double min, double max, double fromPixel, double toPixel) {
        return new Axis(min, max, fromPixel, toPixel, false);
    }

    /**
     * The same by powers.
     *
     * @param min above 0
     */
    public static Axis logarithmic(double min, double max, double fromPixel, double toPixel) {
        return new Axis(min, max, fromPixel, toPixel, true);
    }

    /** Where a number is. */
    public double pixel(double value) {
        return fromPixel + share(value) * (toPixel - fromPixel);
    }

    /** The number at a pixel, within the axis. */
    public double value(double pixel) {
        double share = Math.clamp((pixel - fromPixel) / (toPixel - fromPixel), 0, 1);
        return logarithmic ? min * Math.pow(max / min, share) : min + share * (max - min);
    }

    private double share(double value) {
        return logarithmic ? Math.log(Math.max(value, min) / min) / Math.log(max / min) : (value - min) / (max - min);
    }

    /** Round numbers within the axis, about as many as asked for. */
    public List<Double> ticks(int about) {
        return logarithmic ? decades() : even(about);
    }

    private List<Double> even(int about) {
        double rough = (max - min) / Math.max(1, about);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (double each : STEPS) {
            step = each * power;
            if (step >= rough * 0.999) {
                break;
            }
        }
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> decades() {
        List<Double> ticks = new ArrayList<>();
        boolean fine = max / min < 2000;
        for (double power = Math.pow(10, Math.floor(Math.log10(min))); power <= max; power *= 10) {
            for (double each : fine ? new double[] {1, 2, 5} : new double[] {1}) {
                if (each * power >= min * 0.999 && each * power <= max * 1.001) {
                    ticks.add(each * power);
                }
            }
        }
        return ticks;
    }

    /** Lines across a figure at the ticks of this vertical axis, and their numbers on the left. */
    void drawGrid(Drawing drawing, double left, double right, Look look, DoubleFunction<String> text) {
        for (double tick : ticks(Math.max(2, (int) (fromPixel / 40)))) {
            double at = Math.round(pixel(tick)) + 0.5;
            drawing.line(left, at, right, at, look.grid(), 1);
            drawing.text(text.apply(tick), left - 6, at + 4, Drawing.Anchor.RIGHT, look.muted(), Figure.SMALL);
        }
    }

    /** A number as an axis shows it. */
    public static String text(double value) {
        double size = Math.abs(value);
        if (size >= 1000 || size == Math.rint(size) && size < 1e6) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return size == 0 ? "0" : size < 0.001 ? String.format(Locale.ROOT, "%.0e", value)
                : trimmed(String.format(Locale.ROOT, size < 1 ? "%.4f" : "%.2f", value));
    }

    private static String trimmed(String number) {
        return number.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}

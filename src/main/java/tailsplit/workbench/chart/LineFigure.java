package tailsplit.workbench.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.paint.Color;
import tailsplit.workbench.chart.Drawing.Anchor;

/**
 * Curves over epochs.
 *
 * @param epochs  of every value, ascending
 * @param last    the epoch where the axis ends
 * @param percent values are fractions, shown in per cent
 */
public record LineFigure(String title, int[] epochs, int last, List<Series> series, boolean percent) implements Figure {
    private static final double LEFT = 42;
    private static final double RIGHT = 10;
    private static final double TOP = 8;
    private static final double EPOCHS = 20;

    public LineFigure {
        series = List.copyOf(series);
    }

    /**
     * @param listed in the legend; another is told by its colour, and named at the pointer
     * @param values by epoch; NaN where there is none
     */
    public record Series(String name, Color colour, boolean dashed, boolean listed, double[] values) {
        public Series(String name, Color colour, boolean dashed, double[] values) {
            this(name, colour, dashed, true, values);
        }

        boolean isEmpty() {
            return Arrays.stream(values).noneMatch(Double::isFinite);
        }

        OptionalDouble latest() {
            for (int i = values.length - 1; i >= 0; i--) {
                if (Double.isFinite(values[i])) {
                    return OptionalDouble.of(values[i]);
                }
            }
            return OptionalDouble.empty();
        }
    }

    @Override
    public void draw(Drawing drawing, double width, double height, Look look) {
        Legend legend = legend(width);
        double bottom = height - EPOCHS - legend.height();
        Axis x = x(width);
        Axis y = y(bottom);
        y.drawGrid(drawing, LEFT, width - RIGHT, look, tick -> Axis.text(percent ? 100 * tick : tick));
        drawing.text("epoch " + (int) x.min(), LEFT, bottom + 15, Anchor.LEFT, look.muted(), SMALL);
        drawing.text(String.valueOf((int) x.max()), width - RIGHT, bottom + 15, Anchor.RIGHT, look.muted(), SMALL);
        for (Series each : series) {
            drawCurve(drawing, each, x, y);
        }
        legend.draw(drawing, bottom + EPOCHS, look);
    }

    private void drawCurve(Drawing drawing, Series curve, Axis x, Axis y) {
        Decimated points = Decimated.of(epochs, curve.values(), (int) (x.toPixel() - x.fromPixel()));
        double[] xs = Arrays.stream(points.xs()).map(x::pixel).toArray();
        double[] ys = Arrays.stream(points.ys()).map(y::pixel).toArray();
        if (xs.length == 1) {
            drawing.dot(xs[0], ys[0], 3, curve.colour());
        } else if (xs.length > 1) {
            drawing.path(xs, ys, xs.length, curve.colour(), 1.8, curve.dashed());
        }
    }

    /** Each curve with its latest value. */
    private Legend legend(double width) {
        return Legend.of(series.stream().filter(each -> each.listed() && !each.isEmpty()).map(each -> new Legend.Item(
                each.name() + each.latest().stream().mapToObj(value -> " " + text(value)).findFirst().orElse(""),
                each.colour(), each.dashed())).toList(), LEFT, width);
    }

    @Override
    public Optional<String> at(double x, double y, double width, double height) {
        if (epochs.length == 0 || x < LEFT - 5 || x > width) {
            return Optional.empty();
        }
        double epoch = x(width).value(x);
        int nearest = 0;
        for (int i = 1; i < epochs.length; i++) {
            if (Math.abs(epochs[i] - epoch) < Math.abs(epochs[nearest] - epoch)) {
                nearest = i;
            }
        }
        StringBuilder text = new StringBuilder("Epoch " + epochs[nearest]);
        for (Series each : series) {
            if (Double.isFinite(each.values()[nearest])) {
                text.append('\n').append(each.name()).append(' ').append(text(each.values()[nearest]));
            }
        }
        return Optional.of(text.toString());
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("epoch"));
        series.forEach(each -> header.add(each.name()));
        rows.add(header);
        for (int i = 0; i < epochs.length; i++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(epochs[i])));
            for (Series each : series) {
                row.add(Double.isNaN(each.values()[i]) ? "" : String.valueOf(each.values()[i]));
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public String summary() {
        StringBuilder text = new StringBuilder(title);
        for (Series each : series) {
            each.latest().ifPresent(value -> text.append(", ").append(each.name()).append(' ').append(text(value)));
        }
        return text.toString();
    }

    private String text(double value) {
        return percent ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
                : String.format(Locale.ROOT, Math.abs(value) < 0.01 && value != 0 ? "%.2e" : "%.3f", value);
    }

    private Axis x(double width) {
        return Axis.linear(epochs.length == 0 ? 1 : epochs[0], Math.max(last, 2), LEFT, width - RIGHT);
    }

    private Axis y(double bottom) {
        double max = series.stream().flatMapToDouble(each -> Arrays.stream(each.values())).filter(Double::isFinite).max().orElse(1);
        double top = percent ? Math.min(1, Math.max(0.1, max * 1.08)) : max * 1.05;
        return Axis.linear(0, top, bottom, TOP);
    }
}

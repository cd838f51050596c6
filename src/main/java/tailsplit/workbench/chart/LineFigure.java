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
    private static final double LEGEND_ROW = 15;
    private static final double LINE = 13;

    public LineFigure {
        series = List.copyOf(series);
    }

    /** @param values by epoch; NaN where there is none */
    public record Series(String name, Color colour, boolean dashed, double[] values) {
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
        List<Entry> legend = legend(width);
        double bottom = height - EPOCHS - LEGEND_ROW * (legend.isEmpty() ? 0 : legend.getLast().row() + 1);
        Axis x = x(width);
        Axis y = y(bottom);
        for (double tick : y.ticks(Math.max(2, (int) (bottom / 40)))) {
            double at = Math.round(y.pixel(tick)) + 0.5;
            drawing.line(LEFT, at, width - RIGHT, at, look.grid(), 1);
            drawing.text(percent ? Axis.text(100 * tick) : Axis.text(tick), LEFT - 6, at + 4, Anchor.RIGHT, look.muted(), SMALL);
        }
        drawing.text("epoch " + (int) x.min(), LEFT, bottom + 15, Anchor.LEFT, look.muted(), SMALL);
        drawing.text(String.valueOf((int) x.max()), width - RIGHT, bottom + 15, Anchor.RIGHT, look.muted(), SMALL);
        for (Series each : series) {
            drawCurve(drawing, each, x, y);
        }
        for (Entry entry : legend) {
            double base = bottom + EPOCHS + LEGEND_ROW * entry.row() + 10;
            drawing.path(new double[] {entry.x(), entry.x() + LINE}, new double[] {base - 4, base - 4}, 2, entry.series().colour(), 2, entry.series().dashed());
            drawing.text(entry.text(), entry.x() + LINE + 5, base, Anchor.LEFT, look.text(), SMALL);
        }
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

    /** A curve's name below the axis. */
    private record Entry(Series series, String text, double x, int row) {}

    private List<Entry> legend(double width) {
        List<Entry> entries = new ArrayList<>();
        double x = LEFT;
        int row = 0;
        for (Series each : series) {
            if (each.isEmpty()) {
                continue;
            }
            String text = each.name() + each.latest().stream().mapToObj(value -> " " + text(value)).findFirst().orElse("");
            double wide = LINE + 5 + Drawing.width(text, SMALL) + 14;
            if (x + wide > width && x > LEFT) {
                x = LEFT;
                row++;
            }
            entries.add(new Entry(each, text, x, row));
            x += wide;
        }
        return entries;
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

package tailsplit.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import tailsplit.workbench.chart.Drawing.Anchor;

/**
 * Numbers against another number.
 *
 * @param what the numbers are
 * @param axis what they stand against
 */
public record TrendFigure(String title, String what, String axis, List<Series> series) implements Figure {
    private static final double LEFT = 48;
    private static final double RIGHT = 14;
    private static final double TOP = 10;
    private static final double AXIS = 36;
    private static final double REACH = 9;

    public TrendFigure {
        series = List.copyOf(series);
    }

    /** @param points by x, ascending */
    public record Series(String name, Color colour, boolean dashed, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * @param name   of what it is of
     * @param spread above and below y; NaN where there is none
     */
    public record Point(String name, double x, double y, double spread) {
        private double reach() {
            return Double.isNaN(spread) ? 0 : spread;
        }

        private String text() {
            return String.format(Locale.ROOT, "%.2f", y) + (Double.isNaN(spread) ? "" : String.format(Locale.ROOT, " \u00b1 %.2f", spread));
        }
    }

    @Override
    public void draw(Drawing drawing, double width, double height, Look look) {
        Legend legend = legend(width);
        double bottom = height - AXIS - legend.height();
        Axis x = x(width);
        Axis y = y(bottom);
        y.drawGrid(drawing, LEFT, width - RIGHT, look, Axis::text);
        for (double tick : x.ticks(8)) {
            drawing.text(Axis.text(tick), x.pixel(tick), bottom + 15, Anchor.CENTRE, look.muted(), SMALL);
        }
        drawing.text(axis, (LEFT + width - RIGHT) / 2, bottom + 29, Anchor.CENTRE, look.text(), SMALL);
        drawing.line(LEFT, y.pixel(0), width - RIGHT, y.pixel(0), look.muted(), 1);
        for (Series each : series) {
            double[] xs = each.points().stream().mapToDouble(point -> x.pixel(point.x())).toArray();
            double[] ys = each.points().stream().mapToDouble(point -> y.pixel(point.y())).toArray();
            if (xs.length > 1) {
                drawing.path(xs, ys, xs.length, each.colour(), 1.8, each.dashed());
            }
            for (int i = 0; i < xs.length; i++) {
                Point point = each.points().get(i);
                drawing.dot(xs[i], ys[i], 3.5, each.colour());
                Whisker.draw(drawing, xs[i], y.pixel(point.y() - point.reach()), y.pixel(point.y() + point.reach()), each.colour());
            }
        }
        legend.draw(drawing, bottom + AXIS, look);
    }

    @Override
    public Optional<String> at(double x, double y, double width, double height) {
        Axis across = x(width);
        Axis up = y(height - AXIS - legend(width).height());
        String near = series.stream().flatMap(each -> each.points().stream()
                        .filter(point -> Math.hypot(across.pixel(point.x()) - x, up.pixel(point.y()) - y) <= REACH)
                        .map(point -> "%s, %s: %s".formatted(each.name(), point.name(), point.text())))
                .collect(Collectors.joining("\n"));
        return near.isEmpty() ? Optional.empty() : Optional.of(near);
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("line", "of", axis, what, "standard deviation"));
        for (Series each : series) {
            for (Point point : each.points()) {
                rows.add(List.of(each.name(), point.name(), String.valueOf(point.x()), String.valueOf(point.y()),
                        Double.isNaN(point.spread()) ? "" : String.valueOf(point.spread())));
            }
        }
        return rows;
    }

    @Override
    public String summary() {
        return "%s: %s".formatted(title, series.stream().map(Series::name).collect(Collectors.joining(", ")));
    }

    @Override
    public double preferredHeight() {
        return 420;
    }

    private Legend legend(double width) {
        return Legend.of(series.stream().map(each -> new Legend.Item(each.name(), each.colour(), each.dashed())).toList(), LEFT, width);
    }

    private Axis x(double width) {
        double max = points().mapToDouble(Point::x).max().orElse(1);
        double min = Math.min(0, points().mapToDouble(Point::x).min().orElse(0));
        return Axis.linear(min, max + 0.05 * (max - min), LEFT, width - RIGHT);
    }

    private Axis y(double bottom) {
        double max = ends(1).max().orElse(1);
        double min = ends(-1).min().orElse(0);
        double margin = max > min ? 0.08 * (max - min) : 1;
        return Axis.linear(Math.min(min, 0) - margin, Math.max(max, 0) + margin, bottom, TOP);
    }

    private DoubleStream ends(int sign) {
        return points().mapToDouble(point -> point.y() + sign * point.reach());
    }

    private Stream<Point> points() {
        return series.stream().flatMap(each -> each.points().stream());
    }
}

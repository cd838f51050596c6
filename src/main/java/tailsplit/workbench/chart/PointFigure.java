package tailsplit.workbench.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import tailsplit.workbench.chart.Drawing.Anchor;

/**
 * Numbers over a few places that stand at equal distances, whatever they are called: values of a setting, classes.
 *
 * @param what     the numbers are, "" where it goes without saying
 * @param axis     what the places are
 * @param fromZero the vertical axis begins at 0; otherwise it fits the numbers
 */
public record PointFigure(String title, String what, String axis, List<String> places, List<Series> series,
        boolean fromZero) implements Figure {
    private static final double LEFT = 48;
    private static final double RIGHT = 14;
    private static final double TOP = 10;
    private static final double PLACES = 36;
    private static final double ASIDE = 4;
    private static final int FEW = 40;

    public PointFigure {
        places = List.copyOf(places);
        series = List.copyOf(series);
    }

    /**
     * @param values  by place; NaN where there is none
     * @param spreads above and below each value; NaN where there is none
     */
    public record Series(String name, Color colour, boolean dashed, double[] values, double[] spreads) {
        double low(int place) {
            return values[place] - spread(place);
        }

        double high(int place) {
            return values[place] + spread(place);
        }

        private double spread(int place) {
            return Double.isNaN(spreads[place]) ? 0 : spreads[place];
        }

        /** The same everywhere: what the places stand for has no effect on it. */
        boolean isLevel() {
            return values.length > 1 && Arrays.stream(values).distinct().count() == 1 && Double.isFinite(values[0]);
        }

        private String text(int place) {
            double value = values[place];
            return String.format(Locale.ROOT, value == Math.rint(value) && Double.isNaN(spreads[place]) ? "%,.0f" : "%.2f", value)
                    + (Double.isNaN(spreads[place]) ? "" : String.format(Locale.ROOT, " \u00b1 %.2f", spreads[place]));
        }
    }

    @Override
    public void draw(Drawing drawing, double width, double height, Look look) {
        Legend legend = Legend.of(series.stream()
                .map(each -> new Legend.Item(each.name(), each.colour(), each.dashed())).toList(), LEFT, width);
        double bottom = height - PLACES - legend.height();
        Axis y = y(bottom);
        y.drawGrid(drawing, LEFT, width - RIGHT, look, Axis::text);
        drawPlaces(drawing, width, bottom, look);
        for (int s = 0; s < series.size(); s++) {
            drawSeries(drawing, series.get(s), aside(s, width), width, y);
        }
        legend.draw(drawing, bottom + PLACES, look);
    }

    /** As many names as there is room for. */
    private void drawPlaces(Drawing drawing, double width, double bottom, Look look) {
        double widest = places.stream().mapToDouble(place -> Drawing.width(place, SMALL)).max().orElse(0) + 10;
        int every = (int) Math.max(1, Math.ceil(widest / slot(width)));
        for (int i = 0; i < places.size(); i += every) {
            drawing.text(places.get(i), x(i, width), bottom + 15, Anchor.CENTRE, look.muted(), SMALL);
        }
        drawing.text(axis, (LEFT + width - RIGHT) / 2, bottom + 29, Anchor.CENTRE, look.text(), SMALL);
    }

    private void drawSeries(Drawing drawing, Series each, double aside, double width, Axis y) {
        int[] there = IntStream.range(0, places.size()).filter(i -> Double.isFinite(each.values()[i])).toArray();
        double[] xs = Arrays.stream(there).mapToDouble(i -> x(i, width) + aside).toArray();
        double[] ys = Arrays.stream(there).mapToDouble(i -> y.pixel(each.values()[i])).toArray();
        if (each.isLevel()) {
            drawing.path(new double[] {LEFT, width - RIGHT}, new double[] {ys[0], ys[0]}, 2, each.colour(), 1.8, each.dashed());
            drawSpread(drawing, each, there[there.length - 1], xs[there.length - 1], y);
            return;
        }
        if (xs.length > 1) {
            drawing.path(xs, ys, xs.length, each.colour(), 1.8, each.dashed());
        }
        for (int k = 0; k < there.length && places.size() <= FEW; k++) {
            drawing.dot(xs[k], ys[k], 3, each.colour());
            drawSpread(drawing, each, there[k], xs[k], y);
        }
    }

    private static void drawSpread(Drawing drawing, Series each, int place, double x, Axis y) {
        Whisker.draw(drawing, x, y.pixel(each.low(place)), y.pixel(each.high(place)), each.colour());
    }

    /** So that spreads at one place do not hide each other. */
    private double aside(int index, double width) {
        boolean spread = series.stream().anyMatch(each -> Arrays.stream(each.spreads()).anyMatch(Double::isFinite));
        return spread ? (index - (series.size() - 1) / 2.0) * Math.min(ASIDE, slot(width) / (2 * series.size())) : 0;
    }

    @Override
    public Optional<String> at(double x, double y, double width, double height) {
        int place = (int) Math.floor((x - LEFT) / slot(width));
        if (place < 0 || place >= places.size()) {
            return Optional.empty();
        }
        return Optional.of(Stream.concat(Stream.of(axis + " " + places.get(place)),
                series.stream().filter(each -> Double.isFinite(each.values()[place]))
                .map(each -> each.name() + (each.name().isEmpty() ? "" : " ") + each.text(place))).collect(Collectors.joining("\n")));
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(axis, "line", what, "standard deviation"));
        for (Series each : series) {
            for (int i = 0; i < places.size(); i++) {
                rows.add(List.of(places.get(i), each.name(), number(each.values()[i]), number(each.spreads()[i])));
            }
        }
        return rows;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.valueOf(value);
    }

    @Override
    public String summary() {
        return "%s over %s: %s".formatted(title, axis, series.stream().map(Series::name).collect(Collectors.joining(", ")));
    }

    @Override
    public double preferredHeight() {
        return 420;
    }

    private double slot(double width) {
        return (width - LEFT - RIGHT) / Math.max(1, places.size());
    }

    private double x(int place, double width) {
        return LEFT + (place + 0.5) * slot(width);
    }

    private Axis y(double bottom) {
        double max = series.stream().flatMapToDouble(each -> IntStream.range(0, places.size()).mapToDouble(each::high))
                .filter(Double::isFinite).max().orElse(1);
        double min = series.stream().flatMapToDouble(each -> IntStream.range(0, places.size()).mapToDouble(each::low))
                .filter(Double::isFinite).min().orElse(0);
        double margin = max > min ? 0.08 * (max - min) : 1;
        return fromZero ? Axis.linear(0, 1.05 * max, bottom, TOP) : Axis.linear(min - margin, max + margin, bottom, TOP);
    }
}

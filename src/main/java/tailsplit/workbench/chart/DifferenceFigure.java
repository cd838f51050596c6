package tailsplit.workbench.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javafx.scene.paint.Color;
import tailsplit.workbench.chart.Drawing.Anchor;

/** Bars to the left and right of zero for each class, one beside the other for several series. */
public record DifferenceFigure(String title, List<String> classNames, List<Series> series) implements Figure {
    private static final double TOP = 6;
    private static final double AXIS = 18;
    private static final double RIGHT = 12;
    private static final double GAP = 0.22;
    private static final double LEAST = 0.01;
    private static final int FEW = 3;

    public DifferenceFigure {
        classNames = List.copyOf(classNames);
        series = List.copyOf(series);
    }

    /** @param values by class, differences of fractions; NaN where there is none */
    public record Series(String name, Color colour, double[] values) {}

    @Override
    public double preferredHeight() {
        return TOP + AXIS + classNames.size() * (classNames.size() <= 20 ? Math.max(18, 6 * series.size()) : 5);
    }

    @Override
    public void draw(Drawing drawing, double width, double height, Look look) {
        double row = row(height);
        double left = left(width, height);
        Axis x = x(left, width);
        for (double tick : x.ticks(Math.max(4, (int) ((width - left) / 60)))) {
            double at = Math.round(x.pixel(tick)) + 0.5;
            drawing.line(at, TOP, at, height - AXIS, tick == 0 ? look.muted() : look.grid(), 1);
            drawing.text((tick > 0 ? "+" : "") + Axis.text(100 * tick), at, height - 4, Anchor.CENTRE, look.muted(), SMALL);
        }
        double thick = row * (1 - GAP) / series.size();
        for (int c = 0; c < classNames.size(); c++) {
            double y = TOP + c * row;
            if (row >= SMALL) {
                drawing.text(Drawing.fitted(classNames.get(c), left - 8, SMALL), left - 8, y + row / 2 + 4,
                        Anchor.RIGHT, look.muted(), SMALL);
            }
            for (int s = 0; s < series.size(); s++) {
                bar(drawing, x, series.get(s), c, y + row * GAP / 2 + s * thick, thick);
            }
        }
    }

    private static void bar(Drawing drawing, Axis x, Series series, int c, double y, double thick) {
        double value = series.values()[c];
        if (Double.isFinite(value)) {
            double from = Math.min(x.pixel(0), x.pixel(value));
            drawing.rectangle(from, y, Math.max(1, Math.abs(x.pixel(value) - x.pixel(0))), Math.max(1, thick), series.colour());
        }
    }

    @Override
    public Optional<String> at(double x, double y, double width, double height) {
        int c = (int) Math.floor((y - TOP) / row(height));
        if (c < 0 || c >= classNames.size()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(classNames.get(c));
        series.forEach(each -> text.append('\n').append(each.name()).append(' ').append(points(each.values()[c])));
        return Optional.of(text.toString());
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("class"));
        series.forEach(each -> header.add(each.name()));
        rows.add(header);
        for (int c = 0; c < classNames.size(); c++) {
            List<String> row = new ArrayList<>(List.of(classNames.get(c)));
            for (Series each : series) {
                row.add(Double.isNaN(each.values()[c]) ? "" : String.valueOf(each.values()[c]));
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public String summary() {
        StringBuilder text = new StringBuilder(title);
        series.stream().limit(FEW).forEach(each -> text.append(". ").append(each.name()).append(": mean ")
                .append(points(Arrays.stream(each.values()).filter(Double::isFinite).average().orElse(Double.NaN))));
        return text.toString();
    }

    private static String points(double difference) {
        return Double.isNaN(difference) ? "\u2013" : String.format(Locale.ROOT, "%+.1f points", 100 * difference);
    }

    private double row(double height) {
        return Math.max(1, height - TOP - AXIS) / Math.max(1, classNames.size());
    }

    private double left(double width, double height) {
        if (row(height) < SMALL) {
            return RIGHT;
        }
        double longest = classNames.stream().mapToDouble(name -> Drawing.width(name, SMALL)).max().orElse(0);
        return Math.min(longest + 12, width * 0.3);
    }

    private Axis x(double left, double width) {
        DoubleSummaryStatistics range = DoubleStream.concat(DoubleStream.of(-LEAST, LEAST),
                series.stream().flatMapToDouble(each -> Arrays.stream(each.values())).filter(Double::isFinite)).summaryStatistics();
        double margin = 0.04 * (range.getMax() - range.getMin());
        return Axis.linear(range.getMin() - margin, range.getMax() + margin, left, width - RIGHT);
    }
}

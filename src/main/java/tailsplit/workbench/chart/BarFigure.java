package tailsplit.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.paint.Color;
import tailsplit.workbench.chart.Drawing.Anchor;

/** A horizontal bar for each class, from 0 to 1, with a tick at the best value so far. */
public record BarFigure(String title, List<Bar> bars) implements Figure {
    private static final double TOP = 4;
    private static final double ROW = 21;
    private static final double NUMBER = 44;

    public BarFigure {
        bars = List.copyOf(bars);
    }

    /** @param value and best, from 0 to 1; NaN where there is none */
    public record Bar(String name, Color colour, double value, double best) {}

    @Override
    public double preferredHeight() {
        return bars.size() <= 12 ? TOP + ROW * bars.size() : TOP + 5 * bars.size();
    }

    @Override
    public void draw(Drawing drawing, double width, double height, Look look) {
        double row = row(height);
        boolean readable = row >= SMALL;
        double left = readable ? left(width) : 0;
        Axis x = Axis.linear(0, 1, left, width - NUMBER);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = TOP + i * row;
            double thick = Math.max(1, row * 0.68);
            double base = y + thick / 2 + SMALL * 0.36;
            if (readable) {
                drawing.text(Drawing.fitted(bar.name(), left - 8, SMALL), left - 8, base, Anchor.RIGHT, look.muted(), SMALL);
            }
            drawing.rectangle(left, y, x.toPixel() - left, thick, look.grid().deriveColor(0, 1, 1, 0.35));
            if (Double.isFinite(bar.value())) {
                drawing.rectangle(left, y, Math.max(1, x.pixel(bar.value()) - left), thick, bar.colour());
                if (readable) {
                    drawing.text(percent(bar.value()), x.toPixel() + 6, base, Anchor.LEFT, look.text(), SMALL);
                }
            }
            if (readable && Double.isFinite(bar.best())) {
                drawing.rectangle(x.pixel(bar.best()) - 1, y - 1, 2, thick + 2, look.text());
            }
        }
    }

    @Override
    public Optional<String> at(double x, double y, double width, double height) {
        int i = (int) ((y - TOP) / row(height));
        return y < TOP || i >= bars.size() ? Optional.empty()
                : Optional.of("%s %s %%\nbest so far %s %%".formatted(bars.get(i).name(), percent(bars.get(i).value()),
                        percent(bars.get(i).best())));
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("class", "accuracy", "best so far"));
        bars.forEach(bar -> rows.add(List.of(bar.name(), String.valueOf(bar.value()), String.valueOf(bar.best()))));
        return rows;
    }

    @Override
    public String summary() {
        StringBuilder text = new StringBuilder(title);
        bars.stream().limit(20).forEach(bar -> text.append(", ").append(bar.name()).append(' ').append(percent(bar.value())));
        return text.toString();
    }

    private double left(double width) {
        double longest = bars.stream().mapToDouble(bar -> Drawing.width(bar.name(), SMALL)).max().orElse(0);
        return Math.min(longest + 12, width * 0.35);
    }

    private double row(double height) {
        return Math.min(ROW * 1.4, (height - TOP) / Math.max(1, bars.size()));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "\u2013" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}

package tailsplit.workbench.imbalance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tailsplit.splitting.PlanShift;
import tailsplit.splitting.PlanShift.Adjustment;
import tailsplit.workbench.chart.Axis;
import tailsplit.workbench.chart.Drawing;
import tailsplit.workbench.chart.Drawing.Anchor;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.Look;
import tailsplit.workbench.chart.Palette;
import tailsplit.workbench.draft.Draft;
import tailsplit.workbench.shared.Words;

/**
 * What a plan takes off the score of each class at most, hanging below the bars of the classes, and a line for the logit adjustment
 * that is nearest.
 *
 * @param counts     training images of each class
 * @param subclasses of each class
 */
record ShiftFigure(List<String> classNames, List<Integer> counts, List<Integer> subclasses, PlanShift shift) implements Figure {
    private static final double CAPTION = 11;
    private static final double TOP = 19;
    private static final double BOTTOM = 5;
    private static final double LINE = 16;

    static ShiftFigure of(Draft draft) {
        return new ShiftFigure(draft.classNames(), IntStream.of(draft.counts()).boxed().toList(), draft.plan().subclasses(), draft.shift());
    }

    @Override
    public void draw(Drawing drawing, double width, double height, Look look) {
        Bars bars = bars(width, height);
        drawCaption(drawing, bars, look);
        for (double tick : bars.y().ticks(2)) {
            double y = Math.round(bars.y().pixel(tick)) + 0.5;
            drawing.line(bars.left(), y, bars.right(), y, look.grid(), 1);
            drawing.text(tick == 0 ? "0" : "\u2212" + Axis.text(tick), bars.left() - 6, y + 4, Anchor.RIGHT, look.muted(), SMALL);
        }
        for (int c = 0; c < classNames.size(); c++) {
            double top = bars.top(0);
            drawing.rectangle(bars.x(c), top, bars.thickness(), bars.y().pixel(shift.shifts().get(c)) - top,
                    Palette.of(c, classNames.size()).deriveColor(0, 1, 1, 0.75));
        }
        shift.nearest().ifPresent(nearest -> drawAdjustment(drawing, bars, nearest, look));
    }

    private void drawCaption(Drawing drawing, Bars bars, Look look) {
        drawing.text("taken off the score at most", bars.left(), CAPTION, Anchor.LEFT, look.muted(), SMALL);
        shift.nearest().ifPresent(nearest -> {
            String name = "logit adjustment, \u03C4 " + ShiftWords.number(nearest.tau());
            double left = bars.right() - Drawing.width(name, SMALL) - 6;
            drawing.path(new double[] {left - LINE - 4, left - 4}, new double[] {CAPTION - 4, CAPTION - 4}, 2, look.text(), 1.5, true);
            drawing.text(name, bars.right(), CAPTION, Anchor.RIGHT, look.muted(), SMALL);
        });
    }

    private void drawAdjustment(Drawing drawing, Bars bars, Adjustment nearest, Look look) {
        int[] present = IntStream.range(0, counts.size()).filter(c -> counts.get(c) > 0).toArray();
        double[] xs = IntStream.of(present).mapToDouble(bars::centre).toArray();
        double[] ys = IntStream.of(present).mapToDouble(c -> bars.y().pixel(nearest.shift(counts.get(c)))).toArray();
        drawing.path(xs, ys, xs.length, look.text(), 1.5, true);
    }

    /** Zero is above what is taken off. */
    private Bars bars(double width, double height) {
        double most = Math.max(0.1, Collections.max(shift.shifts()));
        double least = 0;
        for (int count : counts) {
            double adjusted = count == 0 ? 0 : shift.nearest().map(nearest -> nearest.shift(count)).orElse(0.0);
            most = Math.max(most, adjusted);
            least = Math.min(least, adjusted);
        }
        return Bars.of(classNames.size(), Axis.linear(least, most, TOP, height - BOTTOM), width);
    }

    @Override
    public Optional<String> at(double x, double y, double width, double height) {
        OptionalInt label = bars(width, height).at(x);
        return label.isEmpty() ? Optional.empty() : Optional.of(words(label.getAsInt()));
    }

    private String words(int label) {
        String split = "%s, %s: up to %s off its score".formatted(classNames.get(label), Words.count(subclasses.get(label), "subclass"),
                ShiftWords.number(shift.shifts().get(label)));
        return adjusted(label).map(adjusted -> split + "\nthe logit adjustment: " + ShiftWords.number(adjusted)).orElse(split);
    }

    private Optional<Double> adjusted(int label) {
        return shift.nearest().filter(_ -> counts.get(label) > 0).map(nearest -> nearest.shift(counts.get(label)));
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("class", "images", "subclasses", "shift at most", "nearest logit adjustment"));
        for (int c = 0; c < classNames.size(); c++) {
            rows.add(List.of(classNames.get(c), String.valueOf(counts.get(c)), String.valueOf(subclasses.get(c)),
                    String.valueOf(shift.shifts().get(c)), adjusted(c).map(String::valueOf).orElse("")));
        }
        return rows;
    }

    @Override
    public String summary() {
        return "What the plan takes off the score of each class at most, %s".formatted(shift.nearest()
                .map(nearest -> "near a logit adjustment with \u03C4 " + ShiftWords.number(nearest.tau()))
                .orElse("in classes of the same size"));
    }

    @Override
    public double preferredHeight() {
        return 74;
    }
}

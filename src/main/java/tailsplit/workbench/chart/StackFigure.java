package tailsplit.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import tailsplit.workbench.chart.Drawing.Anchor;

/**
 * Bands over epochs, one for each class, each a stack of its subclasses from the innermost at the bottom.
 *
 * @param shares the stacks fill their bands; otherwise all have one scale
 * @param what   a number stands for, for example "images"
 */
public record StackFigure(String title, int[] epochs, List<Band> bands, boolean shares, String what) implements Figure {
    private static final double TOP = 4;
    private static final double BOTTOM = 20;
    private static final double WIDEST_GAP = 5;
    private static final double RIGHT = 8;

    public StackFigure {
        bands = List.copyOf(bands);
    }

    /**
     * @param colours by subclass
     * @param values  {@code [subclass][epoch]}, at least 0; NaN counts as 0
     */
    public record Band(String name, List<Color> colours, double[][] values) {
        double value(int subclass, int epoch) {
            double value = values[subclass][epoch];
            return Double.isFinite(value) ? value : 0;
        }

        double total(int epoch) {
            double sum = 0;
            for (int s = 0; s < values.length; s++) {
                sum += value(s, epoch);
            }
            return sum;
        }
    }

    @Override
    public double preferredHeight() {
        return TOP + BOTTOM + bands.size() * 34;
    }

    @Override
    public void draw(Drawing drawing, double width, double height, Look look) {
        double left = left(width, height);
        double band = band(height);
        double gap = Math.min(WIDEST_GAP, band * 0.15);
        double largest = bands.stream().mapToDouble(this::largest).max().orElse(1);
        for (int b = 0; b < bands.size(); b++) {
            double bottom = TOP + b * band + band - gap;
            if (band >= SMALL) {
                drawing.text(Drawing.fitted(bands.get(b).name(), left - 8, SMALL), left - 8, bottom - (band - gap) / 2 + 4, Anchor.RIGHT,
                        look.muted(), SMALL);
            }
            drawBand(drawing, bands.get(b), new Frame(left, width - RIGHT, bottom, band - gap), largest);
        }
        if (epochs.length > 0) {
            drawing.text("epoch " + epochs[0], left, height - 5, Anchor.LEFT, look.muted(), SMALL);
            drawing.text(String.valueOf(epochs[epochs.length - 1]), width - RIGHT, height - 5, Anchor.RIGHT, look.muted(), SMALL);
        }
    }

    private record Frame(double left, double right, double bottom, double height) {}

    /** Steps, not slopes: an epoch's stack stands as wide as its epoch. */
    private void drawBand(Drawing drawing, Band band, Frame frame, double largest) {
        int count = epochs.length;
        double wide = (frame.right() - frame.left()) / Math.max(1, count);
        double[] floor = new double[count];
        for (int s = 0; s < band.values().length; s++) {
            double[] xs = new double[4 * count];
            double[] ys = new double[4 * count];
            for (int e = 0; e < count; e++) {
                double full = shares ? band.total(e) : largest;
                double top = floor[e] + (full == 0 ? 0 : band.value(s, e) / full * frame.height());
                xs[2 * e] = xs[4 * count - 1 - 2 * e] = frame.left() + e * wide;
                xs[2 * e + 1] = xs[4 * count - 2 - 2 * e] = frame.left() + (e + 1) * wide;
                ys[2 * e] = ys[2 * e + 1] = frame.bottom() - top;
                ys[4 * count - 1 - 2 * e] = ys[4 * count - 2 - 2 * e] = frame.bottom() - floor[e];
                floor[e] = top;
            }
            drawing.area(xs, ys, xs.length, band.colours().get(s));
        }
    }

    @Override
    public Optional<String> at(double x, double y, double width, double height) {
        double left = left(width, height);
        int epoch = (int) Math.floor((x - left) / (width - RIGHT - left) * epochs.length);
        int band = (int) Math.floor((y - TOP) / band(height));
        if (epoch < 0 || epoch >= epochs.length || band < 0 || band >= bands.size()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("%s, epoch %d: %s by ring, innermost first"
                .formatted(bands.get(band).name(), epochs[epoch], what));
        for (int s = 0; s < bands.get(band).values().length; s++) {
            text.append(s % 10 == 0 ? "\n" : ", ").append(Axis.text(bands.get(band).values()[s][epoch]));
        }
        return Optional.of(text.toString());
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("class", "subclass", "epoch", what));
        for (Band band : bands) {
            for (int s = 0; s < band.values().length; s++) {
                for (int e = 0; e < epochs.length; e++) {
                    rows.add(List.of(band.name(), String.valueOf(s), String.valueOf(epochs[e]), String.valueOf(band.values()[s][e])));
                }
            }
        }
        return rows;
    }

    @Override
    public String summary() {
        return "%s of %d classes over %d epochs".formatted(title, bands.size(), epochs.length);
    }

    private double largest(Band band) {
        double largest = 0;
        for (int e = 0; e < epochs.length; e++) {
            largest = Math.max(largest, band.total(e));
        }
        return largest == 0 ? 1 : largest;
    }

    private double band(double height) {
        return (height - TOP - BOTTOM) / Math.max(1, bands.size());
    }

    private double left(double width, double height) {
        if (band(height) < SMALL) {
            return RIGHT;
        }
        double longest = bands.stream().mapToDouble(band -> Drawing.width(band.name(), SMALL)).max().orElse(0);
        return Math.min(longest + 12, width * 0.3);
    }
}

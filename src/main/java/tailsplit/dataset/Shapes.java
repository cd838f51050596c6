package tailsplit.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tailsplit.random.SplitMix;

/**
 * The embedded sample, drawn in code and the same on every machine. Shapes-10 has a class for each outline and three
 * modes in each class: filled, hollow and striped. Shapes-100 has a class for each outline in each style, and three
 * colourings in each class. Images are 32x32 in colour; place, size, angle and colours vary, and clutter, a bar in
 * front and noise make them hard. Shapes-4 has four outlines in grey and stands for OCTMNIST.
 */
@SuppressWarnings({"EnumOrdinal", "NarrowCalculation"}) // a class is the outline of its number, a sample the part of its pixel
final class Shapes {
    static final DatasetKind TEN = DatasetKind.embedded("shapes10", "Shapes, 10 classes (embedded)", "Shapes", Shapes.ten());
    static final DatasetKind HUNDRED =
            DatasetKind.embedded("shapes100", "Shapes, 100 classes (embedded)", "Shapes", Shapes.hundred());
    static final DatasetKind FOUR = DatasetKind.embedded("shapes4", "Shapes, 4 grey classes (embedded)", "Shapes", Shapes.four());

    static final int MODES = 3;

    private static final int SIDE = 32;
    private static final int GREY_SIDE = 28;
    private static final int CHANNELS = 3;
    /** A side of a pixel has so many. */
    private static final int SAMPLES = 3;
    private static final int POINTS = SIDE * SAMPLES;
    private static final double NOISE = 12;
    private static final List<ShapeStyle> STYLES_OF_TEN =
            List.of(ShapeStyle.SOLID, ShapeStyle.HOLLOW, ShapeStyle.STRIPED);

    private Shapes() {}

    /** What an image shows. */
    private record Figure(ShapeOutline outline, ShapeStyle style, int colouring) {}

    /** 10 classes, 500 training and 100 test images each. */
    private static PendingSet ten() {
        List<String> names = IntStream.range(0, 10).mapToObj(c -> ShapeOutline.values()[c].text()).toList();
        return coloured("shapes10", names, 500, 100);
    }

    /** 100 classes, 100 training and 20 test images each. */
    private static PendingSet hundred() {
        List<String> names = new ArrayList<>();
        for (ShapeOutline outline : ShapeOutline.values()) {
            for (ShapeStyle style : ShapeStyle.values()) {
                names.add(style.text() + " " + outline.text());
            }
        }
        return coloured("shapes100", names, 100, 20);
    }

    /**
     * 4 classes of grey images with 28 pixels a side, as unequal as OCTMNIST's and a fiftieth of their number, with a
     * validation part; 100 test images each.
     */
    private static PendingSet four() {
        List<String> names = IntStream.range(0, 4).mapToObj(c -> ShapeOutline.values()[c].text()).toList();
        return new PendingSet("shapes4", names, Map.of(Part.TRAIN, grey(2, 670, 204, 155, 921), Part.VALIDATION, grey(3, 74, 23, 17, 102),
                Part.TEST, grey(4, 100, 100, 100, 100)), List.of());
    }

    /** The middle of coloured images, class after class. */
    private static PendingSet.PendingPart grey(int part, int... counts) {
        int[] labels = IntStream.range(0, counts.length).flatMap(c -> IntStream.generate(() -> c).limit(counts[c])).toArray();
        return new PendingSet.PendingPart(GREY_SIDE, GREY_SIDE, 1, labels, new Drawn(i -> {
            byte[] colours = draw(figure(labels[i], i % MODES, ShapeOutline.values().length), SplitMix.of(counts.length, part, i));
            byte[] pixels = new byte[GREY_SIDE * GREY_SIDE];
            int margin = (SIDE - GREY_SIDE) / 2;
            for (int y = 0; y < GREY_SIDE; y++) {
                for (int x = 0; x < GREY_SIDE; x++) {
                    int at = ((y + margin) * SIDE + x + margin) * CHANNELS;
                    int sum = (colours[at] & 0xFF) + (colours[at + 1] & 0xFF) + (colours[at + 2] & 0xFF);
                    pixels[y * GREY_SIDE + x] = (byte) (sum / CHANNELS);
                }
            }
            return pixels;
        }));
    }

    /** The mode of an image within its class, 0 to 2. */
    static int mode(int position, int classes) {
        return position / classes % MODES;
    }

    private static PendingSet coloured(String name, List<String> names, int train, int test) {
        return new PendingSet(name, names, Map.of(Part.TRAIN, part(0, names.size(), train), Part.TEST, part(1, names.size(), test)),
                List.of());
    }

    /** Image i is of class i modulo the classes, so that every beginning of the part is balanced. */
    private static PendingSet.PendingPart part(int part, int classes, int each) {
        int[] labels = IntStream.range(0, classes * each).map(i -> i % classes).toArray();
        return new PendingSet.PendingPart(SIDE, SIDE, CHANNELS, labels,
                new Drawn(i -> draw(figure(labels[i], mode(i, classes), classes), SplitMix.of(classes, part, i))));
    }

    private record Drawn(IntFunction<byte[]> drawing) implements ImageMaker {
        @Override
        public byte[] image(int index) {
            return drawing.apply(index);
        }

        @Override
        public String name(int index) {
            return "image " + index;
        }
    }

    private static Figure figure(int label, int mode, int classes) {
        ShapeOutline[] outlines = ShapeOutline.values();
        ShapeStyle[] styles = ShapeStyle.values();
        return classes == outlines.length
                ? new Figure(outlines[label], STYLES_OF_TEN.get(mode), mode)
                : new Figure(outlines[label / styles.length], styles[label % styles.length], mode);
    }

    /** {@code [height, width, channels]}. */
    private static byte[] draw(Figure figure, SplitMix random) {
        Placement placement = Placement.drawn(random, 0.65 + 0.25 * random.nextDouble(), 0.22, 0.5);
        Placement clutter = Placement.drawn(random, 0.2, 0.9, Math.PI);
        ShapeOutline clutterOutline = ShapeOutline.values()[random.nextInt(10)];
        Placement bar = Placement.drawn(random, 1, 0.6, Math.PI);
        double barWidth = random.nextInt(3) > 0 ? 0 : 0.06 + 0.08 * random.nextDouble();
        double[] ground = new double[CHANNELS];
        double[] ink = new double[CHANNELS];
        double[] other = new double[CHANNELS];
        colour(figure.colouring, random, ground, ink, other);
        double[] covered = placement.coverage(1, 1, (u, v) -> figure.style.cover(figure.outline, u, v));
        double[] cluttered = clutter.coverage(1, 1, (u, v) -> clutterOutline.holds(u, v) ? 1 : 0);
        double[] barred = bar.coverage(Double.POSITIVE_INFINITY, barWidth, (_, v) -> Math.abs(v) < barWidth ? 1 : 0);
        byte[] pixels = new byte[SIDE * SIDE * CHANNELS];
        for (int i = 0; i < SIDE * SIDE; i++) {
            for (int c = 0; c < CHANNELS; c++) {
                double value = mix(ground[c], other[c], cluttered[i]);
                value = mix(value, ink[c], covered[i]);
                value = mix(value, other[c], barred[i]) + NOISE * noise(random);
                pixels[i * CHANNELS + c] = (byte) Math.clamp(Math.round(value), 0, 255);
            }
        }
        return pixels;
    }

    /** Light on dark and warm, dark on light and cool, or two colours of one lightness. */
    private static void colour(int colouring, SplitMix random, double[] ground, double[] ink, double[] other) {
        double[] warm = {1, 0.72, 0.45};
        double[] cool = {0.5, 0.75, 1};
        for (int c = 0; c < CHANNELS; c++) {
            double wide = 60 * random.nextDouble();
            other[c] = 60 + 140 * random.nextDouble();
            switch (colouring) {
                case 0 -> {
                    ground[c] = 20 + wide;
                    ink[c] = (120 + 110 * random.nextDouble()) * warm[c];
                }
                case 1 -> {
                    ground[c] = 170 + wide;
                    ink[c] = (40 + 110 * random.nextDouble()) * cool[c];
                }
                default -> {
                    ground[c] = 60 + wide + (c == 0 ? 60 : 0);
                    ink[c] = 60 + 60 * random.nextDouble() + (c == 1 ? 110 : 0);
                }
            }
        }
    }

    private static double mix(double under, double over, double share) {
        return under + (over - under) * share;
    }

    /** About normal, variance 1: the sum of three uniform numbers. */
    private static double noise(SplitMix random) {
        long bits = random.nextLong();
        long mask = (1 << 21) - 1;
        return ((bits & mask) + (bits >>> 21 & mask) + (bits >>> 42 & mask)) * (2.0 / (1 << 21)) - 3;
    }

    /** Where a figure lies: its centre and its turned and scaled axes. */
    private record Placement(double x, double y, double cos, double sin) {
        /**
         * @param room how far from the middle of the image the centre may lie
         * @param turn the largest angle
         */
        static Placement drawn(SplitMix random, double scale, double room, double turn) {
            double angle = turn * (2 * random.nextDouble() - 1);
            return new Placement(room * (2 * random.nextDouble() - 1), room * (2 * random.nextDouble() - 1),
                    StrictMath.cos(angle) / scale, StrictMath.sin(angle) / scale);
        }

        /**
         * The share of each pixel that is inked, by {@link #SAMPLES} x {@link #SAMPLES} points in it.
         *
         * @param reachU no ink lies farther than this from the figure's centre along its first axis
         * @param reachV along its second one
         */
        double[] coverage(double reachU, double reachV, Ink ink) {
            double[] coverage = new double[SIDE * SIDE];
            if (reachU == 0 || reachV == 0) {
                return coverage;
            }
            double[] acrossU = new double[POINTS];
            double[] acrossV = new double[POINTS];
            double[] downU = new double[POINTS];
            double[] downV = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                acrossU[i] = (point(i) - x) * cos;
                acrossV[i] = (point(i) - x) * sin;
                downU[i] = (point(i) - y) * sin;
                downV[i] = (point(i) - y) * cos;
            }
            double pixel = (Math.abs(cos) + Math.abs(sin)) / SIDE;
            for (int i = 0; i < coverage.length; i++) {
                int column = i % SIDE * SAMPLES;
                int row = i / SIDE * SAMPLES;
                if (Math.abs(acrossU[column + 1] + downU[row + 1]) <= reachU + pixel
                        && Math.abs(downV[row + 1] - acrossV[column + 1]) <= reachV + pixel) {
                    double inked = 0;
                    for (int s = 0; s < SAMPLES * SAMPLES; s++) {
                        int across = column + s % SAMPLES;
                        int down = row + s / SAMPLES;
                        inked += ink.at(acrossU[across] + downU[down], downV[down] - acrossV[across]);
                    }
                    coverage[i] = inked / (SAMPLES * SAMPLES);
                }
            }
            return coverage;
        }

        /** Where the i-th point of a row or column lies, -1 to 1. */
        private static double point(int i) {
            return (i / SAMPLES + (i % SAMPLES + 0.5) / SAMPLES) * 2 / SIDE - 1;
        }
    }

    /** How much of a point is inked, 0 to 1, in the coordinates of a figure. */
    @FunctionalInterface
    private interface Ink {
        double at(double u, double v);
    }
}

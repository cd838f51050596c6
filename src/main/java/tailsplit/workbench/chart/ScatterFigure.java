package tailsplit.workbench.chart;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/**
 * Points in the plane, with one scale for both directions.
 *
 * @param frame   what is shown of the plane
 * @param colours by point
 * @param names   by point, for the table
 */
public record ScatterFigure(
        String title, Frame frame, double[] xs, double[] ys, Color[] colours, List<Centre> centres, IntFunction<String> names)
        implements Figure {
    private static final double MARGIN = 10;
    private static final double REACH = 8;

    public ScatterFigure {
        centres = List.copyOf(centres);
    }

    /** A class's centre. */
    public record Centre(String name, double x, double y, Color colour) {}

    /** A part of the plane. */
    public record Frame(double minX, double maxX, double minY, double maxY) {
        /** The smallest one that holds all finite points. */
        public static Frame around(double[] xs, double[] ys) {
            double[] x = IntStream.range(0, xs.length).filter(i -> Double.isFinite(xs[i]) && Double.isFinite(ys[i]))
                    .mapToDouble(i -> xs[i]).toArray();
            double[] y = IntStream.range(0, xs.length).filter(i -> Double.isFinite(xs[i]) && Double.isFinite(ys[i]))
                    .mapToDouble(i -> ys[i]).toArray();
            if (x.length == 0) {
                return new Frame(-1, 1, -1, 1);
            }
            return new Frame(Arrays.stream(x).min().getAsDouble(), Arrays.stream(x).max().getAsDouble(),
                    Arrays.stream(y).min().getAsDouble(), Arrays.stream(y).max().getAsDouble());
        }

        /** Nearer by a factor above 1, farther by one below; the point given stays where it is. */
        public Frame nearer(double factor, double x, double y) {
            return new Frame(x + (minX - x) / factor, x + (maxX - x) / factor, y + (minY - y) / factor, y + (maxY - y) / factor);
        }

        /** The same size, elsewhere. */
        public Frame moved(double byX, double byY) {
            return new Frame(minX + byX, maxX + byX, minY + byY, maxY + byY);
        }
    }

    @Override
    public double preferredHeight() {
        return 260;
    }

    @Override
    public void draw(Drawing drawing, double width, double height, Look look) {
        Scale scale = scale(width, height);
        double radius = xs.length > 3000 ? 1.7 : xs.length > 800 ? 2.3 : 3;
        for (int i = 0; i < xs.length; i++) {
            drawing.dot(scale.x(xs[i]), scale.y(ys[i]), radius, colours[i]);
        }
        boolean few = centres.size() <= 12;
        for (Centre centre : centres) {
            double x = scale.x(centre.x());
            double y = scale.y(centre.y());
            cross(drawing, x, y, few ? 6 : 3.5, look.surface(), few ? 4 : 2.4);
            cross(drawing, x, y, few ? 5 : 2.5, look.text(), few ? 1.8 : 1.2);
            if (few) {
                drawing.text(centre.name(), x + 7, y - 5, Drawing.Anchor.LEFT, look.text(), SMALL);
            }
        }
    }

    private static void cross(Drawing drawing, double x, double y, double arm, Color colour, double thick) {
        drawing.line(x - arm, y, x + arm, y, colour, thick);
        drawing.line(x, y - arm, x, y + arm, colour, thick);
    }

    /** The point nearest to a pixel, if one is near. */
    public OptionalInt nearest(double x, double y, double width, double height) {
        Scale scale = scale(width, height);
        int nearest = -1;
        double best = REACH * REACH;
        for (int i = 0; i < xs.length; i++) {
            double dx = scale.x(xs[i]) - x;
            double dy = scale.y(ys[i]) - y;
            if (dx * dx + dy * dy < best) {
                best = dx * dx + dy * dy;
                nearest = i;
            }
        }
        return nearest < 0 ? OptionalInt.empty() : OptionalInt.of(nearest);
    }

    @Override
    public List<List<String>> table() {
        return Stream.concat(Stream.of(List.of("x", "y", "point")), IntStream.range(0, xs.length)
                .mapToObj(i -> List.of(String.valueOf(xs[i]), String.valueOf(ys[i]), names.apply(i)))).toList();
    }

    @Override
    public String summary() {
        return "%s, %d points, %d class centres".formatted(title, xs.length, centres.size());
    }

    /** The x in the plane of a pixel. */
    public double xAt(double pixel, double width, double height) {
        Scale scale = scale(width, height);
        return (pixel - scale.originX()) / scale.pixels();
    }

    /** The y in the plane of a pixel. */
    public double yAt(double pixel, double width, double height) {
        Scale scale = scale(width, height);
        return (scale.originY() - pixel) / scale.pixels();
    }

    private Scale scale(double width, double height) {
        double spanX = Math.max(1e-9, frame.maxX() - frame.minX());
        double spanY = Math.max(1e-9, frame.maxY() - frame.minY());
        double pixels = Math.max(1e-9, Math.min((width - 2 * MARGIN) / spanX, (height - 2 * MARGIN) / spanY));
        return new Scale(pixels, width / 2 - pixels * (frame.minX() + spanX / 2), height / 2 + pixels * (frame.minY() + spanY / 2));
    }

    private record Scale(double pixels, double originX, double originY) {
        double x(double value) {
            return originX + pixels * value;
        }

        double y(double value) {
            return originY - pixels * value;
        }
    }
}

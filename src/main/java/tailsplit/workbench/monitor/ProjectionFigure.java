package tailsplit.workbench.monitor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.paint.Color;
import tailsplit.run.ProjectionCentre;
import tailsplit.run.ProjectionPoint;
import tailsplit.splitting.SubclassPlan;
import tailsplit.workbench.chart.Palette;
import tailsplit.workbench.chart.ScatterFigure;

/**
 * An epoch's points in the plane.
 *
 * @param points  those that are shown, in the figure's order
 */
record ProjectionFigure(ScatterFigure figure, List<ProjectionPoint> points) {
    /** What a point's colour stands for. */
    enum Colouring {
        PSEUDO_LABEL("pseudo-label"), CLASS("class"), CORRECTNESS("right/wrong");

        private final String text;

        Colouring(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * @param shown classes whose points are drawn; empty for all
     * @param view  a part of the plane; empty for all of it
     */
    static ProjectionFigure of(String title, List<ProjectionPoint> all, List<ProjectionCentre> centres, SubclassPlan plan,
            List<String> classNames, Colouring colouring, Set<Integer> shown,
            Optional<ScatterFigure.Frame> view) {
        List<ProjectionPoint> points = all.stream().filter(point -> shown.isEmpty() || shown.contains(point.label())).toList();
        double[] xs = points.stream().mapToDouble(ProjectionPoint::x).toArray();
        double[] ys = points.stream().mapToDouble(ProjectionPoint::y).toArray();
        Color[] colours = points.stream().map(point -> colour(point, plan, colouring)).toArray(Color[]::new);
        List<ScatterFigure.Centre> crosses = centres.stream().filter(centre -> shown.isEmpty() || shown.contains(centre.label()))
                .map(centre -> new ScatterFigure.Centre(classNames.get(centre.label()), centre.x(), centre.y(),
                        Palette.of(centre.label(), plan.classes()))).toList();
        ScatterFigure.Frame frame = view.orElseGet(() -> ScatterFigure.Frame.around(all.stream().mapToDouble(ProjectionPoint::x).toArray(),
                all.stream().mapToDouble(ProjectionPoint::y).toArray()));
        return new ProjectionFigure(new ScatterFigure(title, frame, xs, ys, colours, crosses,
                i -> describe(points.get(i), plan, classNames)), points);
    }

    private static Color colour(ProjectionPoint point, SubclassPlan plan, Colouring colouring) {
        return switch (colouring) {
            case CLASS -> Palette.of(point.label(), plan.classes());
            case CORRECTNESS -> point.prediction() == point.label() ? Palette.RIGHT : Palette.WRONG;
            case PSEUDO_LABEL -> {
                int subclass = subclass(point, plan);
                yield Palette.of(point.label(), plan.classes(), Math.max(0, subclass), plan.subclasses(point.label()));
            }
        };
    }

    /** The subclass within the point's class, from 0; -1 without splitting. */
    private static int subclass(ProjectionPoint point, SubclassPlan plan) {
        return point.pseudoLabel().isEmpty() ? -1
                : Math.clamp(point.pseudoLabel().getAsInt() - plan.offsets()[point.label()], 0, plan.subclasses(point.label()) - 1);
    }

    static String describe(ProjectionPoint point, SubclassPlan plan, List<String> classNames) {
        int subclass = subclass(point, plan);
        return "%s%s, taken for %s (training image %d)".formatted(classNames.get(point.label()),
                subclass < 0 ? "" : ", subclass %d of %d".formatted(subclass + 1, plan.subclasses(point.label())),
                classNames.get(point.prediction()), point.image());
    }

}

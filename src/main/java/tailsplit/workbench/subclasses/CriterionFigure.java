package tailsplit.workbench.subclasses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.paint.Color;
import tailsplit.splitting.ClassChoice;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.Palette;
import tailsplit.workbench.chart.PointFigure;

/** The curve that a class's number of subclasses was chosen from. */
final class CriterionFigure {
    private CriterionFigure() {}

    static Figure of(String className, ClassChoice choice) {
        List<ClassChoice.Score> curve = choice.curve();
        if (curve.isEmpty()) {
            return Figure.empty("No other number was possible");
        }
        List<PointFigure.Series> series = new ArrayList<>();
        if (curve.stream().anyMatch(score -> !score.feasible())) {
            series.add(series("a mode with too few images", Palette.TEST, true, curve, _ -> true));
        }
        series.add(series("BIC", Palette.TRAIN, false, curve, ClassChoice.Score::feasible));
        series.add(series("chosen: " + choice.subclasses(), Palette.MAPPER, false, curve,
                score -> score.subclasses() == choice.subclasses()));
        return new PointFigure("BIC of " + className, "BIC", "modes",
                curve.stream().map(score -> String.valueOf(score.subclasses())).toList(), series, false);
    }

    private static PointFigure.Series series(String name, Color colour, boolean dashed, List<ClassChoice.Score> curve,
            Predicate<ClassChoice.Score> which) {
        double[] none = new double[curve.size()];
        Arrays.fill(none, Double.NaN);
        return new PointFigure.Series(name, colour, dashed,
                curve.stream().mapToDouble(score -> which.test(score) ? score.value() : Double.NaN).toArray(), none);
    }
}

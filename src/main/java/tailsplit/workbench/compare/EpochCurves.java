package tailsplit.workbench.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import tailsplit.experiment.Configuration;
import tailsplit.results.Names;
import tailsplit.run.EpochRecord;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.LineFigure;
import tailsplit.workbench.chart.Palette;
import tailsplit.workbench.shared.Words;

/** The curves of several runs in one figure. */
public final class EpochCurves {
    /** As many runs as can be told apart in one figure. */
    public static final int MOST = 12;
    private static final int HUES = 10;

    private EpochCurves() {}

    /** What sets each run apart from the others, or the runs' own names where that is not enough. */
    public static List<String> names(List<Configuration> configurations, List<String> runs) {
        List<String> apart = Names.apart(configurations);
        boolean clear = apart.stream().distinct().count() == apart.size() && apart.stream().noneMatch(String::isEmpty);
        return clear ? apart.stream().map(Words::sentenceCase).toList() : runs;
    }

    /** Lines beyond the hues are dashed: see {@link #isDashed}. */
    public static Color colour(int line) {
        return Palette.of(line % HUES, HUES);
    }

    /**
     * Whether a line shares its colour with another one.
     *
     * @param line from 0
     */
    public static boolean isDashed(int line) {
        return line >= HUES;
    }

    /**
     * One line for each run.
     *
     * @param runs the epochs of each
     */
    public static Figure figure(EpochCurve curve, List<String> names, List<List<EpochRecord>> runs) {
        int[] epochs = runs.stream().flatMap(List::stream).mapToInt(EpochRecord::epoch).distinct().sorted().toArray();
        List<LineFigure.Series> series = IntStream.range(0, runs.size())
                .mapToObj(i -> new LineFigure.Series(names.get(i), colour(i), isDashed(i), values(runs.get(i), curve, epochs))).toList();
        boolean none = series.stream().allMatch(each -> Arrays.stream(each.values()).allMatch(Double::isNaN));
        return none ? Figure.empty(epochs.length == 0 ? "No epoch has ended yet" : "None of these runs has this curve")
                : new LineFigure(curve.label(), epochs, epochs[epochs.length - 1], series, curve.isPercent());
    }

    private static double[] values(List<EpochRecord> run, EpochCurve curve, int[] epochs) {
        double[] values = new double[epochs.length];
        Arrays.fill(values, Double.NaN);
        run.forEach(epoch -> values[Arrays.binarySearch(epochs, epoch.epoch())] = curve.value(epoch));
        return values;
    }
}

package tailsplit.workbench.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.SubclassRecord;
import tailsplit.splitting.SubclassPlan;
import tailsplit.workbench.chart.BarFigure;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.HeatFigure;
import tailsplit.workbench.chart.LineFigure;
import tailsplit.workbench.chart.LineFigure.Series;
import tailsplit.workbench.chart.Palette;
import tailsplit.workbench.chart.StackFigure;
import tailsplit.workbench.chart.StackFigure.Band;

/** The figures of a run, made beside the window's thread. */
record RunFigures(
        Figure loss, Figure accuracy, Figure classBars, Figure classHeat, Figure occupancy, Figure numbers,
        Figure ringWidths, Figure meanDistances, Figure mapper, Figure mapperFirst, Figure mapperSecond, SplitFigures split) {

    static RunFigures of(RunSnapshot run) {
        return new RunFigures(loss(run), accuracy(run), classBars(run), classHeat(run),
                stacks(run, "Subclass occupancy", SubclassRecord::images, true, "images"), numbers(run),
                stacks(run, "Ring widths", SubclassRecord::ringWidth, false, "ring width"),
                stacks(run, "Mean distances", SubclassRecord::meanDistance, false, "mean distance"),
                mapper(run), layer(run, 0, "Label mapper, first layer", "hidden", "pseudo-class"),
                layer(run, 1, "Label mapper, second layer", "class", "hidden unit"),
                SplitFigures.of(run));
    }

    private static Figure loss(RunSnapshot run) {
        return lines(run, "Loss", false, List.of(
                series(run, "train", Palette.TRAIN, false, EpochRecord::trainLoss),
                series(run, "mapper", Palette.MAPPER, false, EpochRecord::mapperLoss),
                series(run, "test", Palette.TEST, true, EpochRecord::testLoss)));
    }

    private static Figure accuracy(RunSnapshot run) {
        boolean split = run.epochs().stream().anyMatch(epoch -> Double.isFinite(epoch.mapperAccuracy()));
        List<Series> series = new ArrayList<>();
        series.add(series(run, split ? "test, mapper" : "test", Palette.TRAIN, false, EpochRecord::testAccuracy));
        series.add(series(run, "group sum", Palette.SECOND, false, EpochRecord::groupSumAccuracy));
        series.add(series(run, "group max", Palette.MAPPER, false, EpochRecord::groupMaxAccuracy));
        series.add(series(run, "group mean", Palette.THIRD, false, EpochRecord::groupMeanAccuracy));
        series.add(series(run, "validation", Palette.WRONG, false, EpochRecord::validationAccuracy));
        series.add(series(run, "train", Palette.TEST, true, EpochRecord::trainAccuracy));
        return lines(run, "Accuracy", true, series);
    }

    private static Figure lines(RunSnapshot run, String title, boolean percent, List<Series> series) {
        return run.epochs().isEmpty() ? Figure.empty("The first epoch is under way")
                : new LineFigure(title, run.epochNumbers(), run.lastEpoch(), series, percent);
    }

    private static Series series(RunSnapshot run, String name, Color colour, boolean dashed, ToDoubleFunction<EpochRecord> value) {
        return new Series(name, colour, dashed, run.epochs().stream().mapToDouble(value).toArray());
    }

    private static Figure classBars(RunSnapshot run) {
        if (run.classAccuracies().isEmpty()) {
            return Figure.empty("The first epoch is under way");
        }
        List<Double> now = run.classAccuracies().getLast().accuracies();
        return new BarFigure("Per-class accuracy", IntStream.range(0, run.classes()).mapToObj(c -> new BarFigure.Bar(
                run.classNames().get(c), Palette.of(c, run.classes()), now.get(c),
                run.classAccuracies().stream().mapToDouble(epoch -> epoch.accuracies().get(c)).max().orElse(Double.NaN))).toList());
    }

    private static Figure classHeat(RunSnapshot run) {
        if (run.classAccuracies().isEmpty()) {
            return Figure.empty("The first epoch is under way");
        }
        List<ClassAccuracy> epochs = run.classAccuracies();
        double[][] values = IntStream.range(0, run.classes()).mapToObj(c ->
                epochs.stream().mapToDouble(epoch -> epoch.accuracies().get(c)).toArray()).toArray(double[][]::new);
        return new HeatFigure("Per-class accuracy over epochs", run.classNames(),
                epochs.stream().map(epoch -> String.valueOf(epoch.epoch())).toList(), "epoch", values, 0, 1);
    }

    private static Figure stacks(RunSnapshot run, String title, ToDoubleFunction<SubclassRecord> value, boolean shares, String what) {
        if (run.subclasses().isEmpty()) {
            return Figure.empty(!run.epochs().isEmpty() ? "This run splits no classes" : "The first epoch is under way");
        }
        int[] epochs = run.subclasses().stream().mapToInt(SubclassRecord::epoch).distinct().toArray();
        SubclassPlan plan = run.most();
        double[][][] values = new double[plan.classes()][][];
        for (int c = 0; c < values.length; c++) {
            values[c] = new double[plan.subclasses(c)][epochs.length];
        }
        int column = -1;
        int before = -1;
        for (SubclassRecord record : run.subclasses()) {
            column += record.epoch() == before ? 0 : 1;
            before = record.epoch();
            values[record.label()][record.subclass()][column] = value.applyAsDouble(record);
        }
        List<Band> bands = IntStream.range(0, plan.classes()).filter(c -> plan.subclasses(c) > 1).mapToObj(c -> new Band(
                run.classNames().get(c), IntStream.range(0, plan.subclasses(c))
                        .mapToObj(s -> Palette.of(c, plan.classes(), s, plan.subclasses(c))).toList(), values[c])).toList();
        return bands.isEmpty() ? Figure.empty("Every class has one subclass") : new StackFigure(title, epochs, bands, shares, what);
    }

    private static Figure numbers(RunSnapshot run) {
        if (run.subclasses().isEmpty()) {
            return Figure.empty(!run.epochs().isEmpty() ? "This run splits no classes" : "The first epoch is under way");
        }
        int[] epochs = run.subclasses().stream().mapToInt(SubclassRecord::epoch).distinct().toArray();
        double[][] values = new double[run.classes()][epochs.length];
        for (SubclassRecord record : run.subclasses()) {
            values[record.label()][Arrays.binarySearch(epochs, record.epoch())]++;
        }
        double most = run.most().subclasses().stream().mapToInt(Integer::intValue).max().orElse(1);
        return new HeatFigure("Subclasses of each class over epochs", run.classNames(),
                Arrays.stream(epochs).mapToObj(String::valueOf).toList(), "epoch", values, 0, most);
    }

    /** Both layers multiplied: what a pseudo-class's logit adds to a class if no hidden unit cuts it off. */
    private static Figure mapper(RunSnapshot run) {
        if (run.mapper().size() < 2) {
            return Figure.empty(run.epochs().isEmpty() ? "The first epoch is under way" : "This run has no label mapper");
        }
        double[][] first = run.mapper().getFirst();
        double[][] second = run.mapper().getLast();
        double[][] product = new double[second.length][first[0].length];
        for (int c = 0; c < second.length; c++) {
            for (int h = 0; h < first.length; h++) {
                for (int p = 0; p < first[h].length; p++) {
                    product[c][p] += second[c][h] * first[h][p];
                }
            }
        }
        return heat("Label mapper, both layers multiplied", run.classNames(), "pseudo-class", product);
    }

    private static Figure layer(RunSnapshot run, int layer, String title, String row, String column) {
        if (run.mapper().size() < 2) {
            return Figure.empty(run.epochs().isEmpty() ? "The first epoch is under way" : "This run has no label mapper");
        }
        double[][] weights = run.mapper().get(layer);
        List<String> rows = layer == 1 ? run.classNames()
                : IntStream.range(0, weights.length).mapToObj(h -> row + " " + h).toList();
        return heat(title, rows, column, weights);
    }

    private static Figure heat(String title, List<String> rows, String column, double[][] weights) {
        double largest = Arrays.stream(weights).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(1);
        double end = largest == 0 ? 1 : largest;
        return new HeatFigure(title, rows, IntStream.range(0, weights[0].length).mapToObj(String::valueOf).toList(),
                column, weights, -end, end);
    }
}

package tailsplit.workbench.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.DatasetSource;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.metric.Metric;
import tailsplit.results.AxisScores;
import tailsplit.results.Names;
import tailsplit.results.Observation;
import tailsplit.results.Selection;
import tailsplit.results.SlopeGains;
import tailsplit.results.Summary;
import tailsplit.setting.Setting;
import tailsplit.workbench.chart.Figure;
import tailsplit.workbench.chart.Palette;
import tailsplit.workbench.chart.PointFigure;
import tailsplit.workbench.chart.TrendFigure;
import tailsplit.workbench.compare.EpochCurve;
import tailsplit.workbench.compare.EpochCurves;
import tailsplit.workbench.shared.Words;

/** Figures of what runs came to, as the paper has them, made beside the window's thread. */
final class ResultFigures {
    private ResultFigures() {}

    /** @param about what it shows, a sentence */
    record Captioned(Figure figure, String about) {}

    /** Baselines are dashed, in the colour of the runs with splitting that are like them otherwise. */
    static Captioned scores(List<Observation> observations, Setting<?> axis, Metric metric, Selection selection) {
        AxisScores scores = AxisScores.of(observations, axis, metric, selection);
        List<String> colours = scores.lines().stream().map(AxisScores.Line::others).distinct().toList();
        boolean mixed = scores.lines().stream().map(AxisScores.Line::baseline).distinct().count() > 1;
        List<PointFigure.Series> series = scores.lines().stream().map(line -> new PointFigure.Series(Words.sentenceCase(line.name()),
                Palette.of(colours.indexOf(line.others()), colours.size()), mixed && line.baseline(),
                line.scores().stream().mapToDouble(Summary::mean).toArray(),
                line.scores().stream().mapToDouble(Summary::sd).toArray())).toList();
        boolean none = series.stream().flatMapToDouble(each -> Arrays.stream(each.values())).allMatch(Double::isNaN);
        String what = "%s in per cent, %s epoch".formatted(metric.label(), selection.label());
        Figure figure = none ? Figure.empty("None of these runs has this score yet")
                : new PointFigure(metric.label(), what, axis.label(), scores.values(), series, false);
        return new Captioned(figure, what + ": mean over the seeds, with the standard deviation from two on");
    }

    /** Splits in colours, what needs none in grey and the paper dashed. */
    static Captioned slopes(SlopeGains gains, Metric metric, Selection selection) {
        List<SlopeGains.Line> split = gains.lines().stream().filter(line -> line.kind() == SlopeGains.Kind.SPLIT).toList();
        List<TrendFigure.Series> series = gains.lines().stream().map(line -> new TrendFigure.Series(Words.sentenceCase(line.name()),
                switch (line.kind()) {
                    case SPLIT -> Palette.of(split.indexOf(line), split.size());
                    case SHIFT -> Palette.TEST;
                    case ADJUSTMENT -> Palette.SECOND;
                    case PAPER -> Palette.WRONG;
                }, line.kind() == SlopeGains.Kind.PAPER || line.kind() == SlopeGains.Kind.ADJUSTMENT,
                line.points().stream().map(point -> new TrendFigure.Point(Names.plan(point.plan()), point.slope(),
                        point.gain().mean(), point.gain().sd())).toList())).toList();
        String what = "Gain of %s over the baseline in points, %s epoch".formatted(metric.inSentence(), selection.label());
        Figure figure = series.isEmpty() ? Figure.empty("There is no baseline yet whose data set is on this machine")
                : new TrendFigure("Gain over the plan's slope", what, "Slope of log SN over log N (1 is a full logit adjustment)", series);
        return new Captioned(figure, "Gains in points, %s epoch, over the seeds. Above the baseline's lines a split does more than shift "
                .formatted(selection.label()) + "scores");
    }

    /** @throws tailsplit.file.InvalidInputException where a run's curves cannot be read */
    static Captioned curves(List<Observation> observations, EpochCurve curve) {
        List<RunSummary> all = observations.stream().flatMap(each -> each.run().stream()).distinct().toList();
        List<RunSummary> runs = all.stream().limit(EpochCurves.MOST).toList();
        List<String> names = EpochCurves.names(runs.stream().map(RunSummary::configuration).toList(),
                runs.stream().map(RunSummary::run).toList());
        return new Captioned(EpochCurves.figure(curve, names, runs.stream().map(run -> run.folder().epochs()).toList()),
                all.size() <= EpochCurves.MOST ? curve.label() + " of every run"
                        : "%s of the first %d of %d runs: more cannot be told apart"
                        .formatted(curve.label(), EpochCurves.MOST, all.size()));
    }

    /** Needs the data set, but no run. */
    static Captioned counts(List<Observation> observations, Function<DatasetSource, Dataset> datasets) {
        List<DatasetSource> sources = observations.stream().map(each -> Prepared.source(each.asked())).distinct().toList();
        if (sources.size() != 1) {
            return new Captioned(Figure.empty(sources.isEmpty() ? "There are no runs yet"
                    : "These runs are on several data sets: choose an ablation"), "");
        }
        try {
            return counts(observations, datasets.apply(sources.getFirst()));
        } catch (InvalidInputException e) {
            return new Captioned(Figure.empty("The images of each class cannot be counted"), Words.sentenceCase(e.getMessage()));
        }
    }

    private static Captioned counts(List<Observation> observations, Dataset dataset) {
        List<Configuration> selections = observations.stream().map(each -> selection(each.asked())).distinct().toList();
        List<String> names = Names.apart(selections);
        Map<String, int[]> counts = new LinkedHashMap<>(); // what a name leaves out changes no count
        for (int i = 0; i < selections.size(); i++) {
            counts.putIfAbsent(names.get(i), Prepared.of(selections.get(i), dataset).split().counts());
        }
        List<PointFigure.Series> series = new ArrayList<>();
        counts.forEach((name, of) -> series.add(new PointFigure.Series(
                Words.sentenceCase(name.isEmpty() ? "images" : name), EpochCurves.colour(series.size()),
                EpochCurves.isDashed(series.size()), Arrays.stream(of).asDoubleStream().toArray(),
                IntStream.of(of).mapToDouble(_ -> Double.NaN).toArray())));
        String what = "Training images of each class";
        return new Captioned(new PointFigure(what, "images", "Class", dataset.classNames(), series, true),
                what + String.format(Locale.ROOT, " of %s, as the runs select them", Datasets.named(dataset.name()).label()));
    }

    /** The part of an experiment that decides how many images each class keeps. */
    private static Configuration selection(Configuration asked) {
        Configuration kept = Configuration.defaults();
        for (Setting<?> setting : List.of(Settings.IMBALANCE_PROFILE, Settings.IMBALANCE_FACTOR,
                Settings.IMBALANCE_COUNTS, Settings.IMBALANCE_MAX)) {
            kept = copy(setting, asked, kept);
        }
        return kept;
    }

    private static <T> Configuration copy(Setting<T> setting, Configuration from, Configuration to) {
        return to.with(setting, from.get(setting));
    }
}

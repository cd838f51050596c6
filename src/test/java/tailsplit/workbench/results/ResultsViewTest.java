package tailsplit.workbench.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.clustering.MovingCentre;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFile;
import tailsplit.experiment.Axis;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.InvalidInputException;
import tailsplit.loss.RuleKind;
import tailsplit.metric.Accuracy;
import tailsplit.metric.CalibrationError;
import tailsplit.metric.MacroAuc;
import tailsplit.results.ResultTable;
import tailsplit.splitting.SplittingMethod;
import tailsplit.workbench.MadeUpRuns;
import tailsplit.workbench.chart.LineFigure;
import tailsplit.workbench.chart.PointFigure;
import tailsplit.workbench.compare.EpochCurve;

/** Tables and figures of run folders written here, without a window. */
class ResultsViewTest {
    private static final double NONE = Double.NaN;

    @TempDir
    private Path folder;

    @Test
    void figure4IsScoresOverTheAttenuationWithTheBaselineAcross() {
        Ablation preset = PaperExperiment.FIGURE_4.quick();
        List<Axis<?>> axes = new ArrayList<>(preset.axes());
        axes.add(new Axis<>(Settings.TRAINING_SEED, List.of(0L, 1L)));
        Ablation ablation = new Ablation(preset.base(), axes, List.of(), List.of());
        grid(ablation, cell -> cell.get(Settings.RULE_NAME) != RuleKind.NONE ? NONE : 0.01 * cell.get(Settings.TRAINING_SEED)
                + (cell.get(Settings.SPLITTING_METHOD) == SplittingMethod.NONE ? 0.6 : cell.get(MovingCentre.ATTENUATION) / 2));
        ResultsView view = view(Request.FIRST.withAblation(Optional.of("Figure-4-quick")));
        PointFigure figure = assertInstanceOf(PointFigure.class, view.figure().orElseThrow().figure());
        assertEquals(List.of("0.5", "0.7", "0.9", "0.95", "0.99", "0.999"), figure.places());
        assertEquals(8, figure.series().size());
        PointFigure.Series baseline = named(figure, "Baseline, no rule");
        PointFigure.Series split = named(figure, "CWS, no rule");
        assertTrue(baseline.dashed() && !split.dashed() && baseline.colour().equals(split.colour()));
        // the mean of 60 and 61; of 25 and 26, of 45 and 46
        assertEquals(60.5, baseline.values()[0], 1e-9);
        assertEquals(60.5, baseline.values()[5], 1e-9);
        assertEquals(25.5, split.values()[0], 1e-9);
        assertEquals(45.5, split.values()[2], 1e-9);
        assertEquals(Math.sqrt(0.5), split.spreads()[2], 1e-9);
        assertTrue(Arrays.stream(named(figure, "CWS, DRW").values()).allMatch(Double::isNaN));
        assertEquals("Attenuation 0.9\nBaseline, no rule 60.50 \u00b1 0.71\nCWS, no rule 45.50 \u00b1 0.71",
                figure.at(48 + 2.5 * (800 - 62) / 6, 50, 800, 400).orElseThrow());
        assertEquals(List.of("Attenuation", "line", "Accuracy in per cent, last epoch", "standard deviation"), figure.table().getFirst());
    }

    @Test
    void figure3IsTheTrainingLossWithAndWithoutSplitting() {
        grid(PaperExperiment.FIGURE_3.quick(), cell -> cell.get(Settings.SPLITTING_METHOD) == SplittingMethod.NONE ? 0.5 : 0.6);
        Request asked = Request.FIRST.withAblation(Optional.of("Figure-3-quick"));
        ResultsView view = view(asked);
        LineFigure figure = assertInstanceOf(LineFigure.class, view.figure().orElseThrow().figure());
        assertEquals(List.of("Baseline", "CWS"), figure.series().stream().map(LineFigure.Series::name).toList());
        assertEquals(10, figure.epochs().length);
        // 3 - 2.5 * score * (1 - exp(-4))
        assertEquals(3 - 1.25 * (1 - Math.exp(-4)), figure.series().getFirst().values()[9], 1e-6);
        assertEquals("Training loss of every run", view.figure().orElseThrow().about());
        LineFigure accuracy = assertInstanceOf(LineFigure.class,
                view(asked.withForm(new Form.Curves(EpochCurve.TEST_ACCURACY))).figure().orElseThrow().figure());
        assertTrue(accuracy.percent());
    }

    @Test
    void figure2CountsTheImagesOfEachClassWithoutARun() {
        grid(PaperExperiment.FIGURE_2.quick(), _ -> NONE);
        Request asked = Request.FIRST.withAblation(Optional.of("Figure-2-quick"));
        PointFigure figure = assertInstanceOf(PointFigure.class, view(asked).figure().orElseThrow().figure());
        assertEquals(List.of("Factor 0.1", "Factor 0.05", "Factor 0.02", "Factor 0.01"),
                figure.series().stream().map(PointFigure.Series::name).toList());
        // trunc(500 * 0.01^(i/9)), Python
        assertEquals("[500.0, 299.0, 179.0, 107.0, 64.0, 38.0, 23.0, 13.0, 8.0, 5.0]", Arrays.toString(figure.series().getLast().values()));
        ResultsView without = ResultsView.of(asked, workspace(), List.of(), _ -> {
            throw new InvalidInputException("cifar10: found nothing; allowed: its files");
        });
        assertEquals("Cifar10: found nothing; allowed: its files", without.figure().orElseThrow().about());
        assertEquals(1, without.table().rows().size(), "the table is there all the same");
    }

    @Test
    void tooManyCurvesAreSaid() {
        Ablation many = AblationFile.readText("""
                name: Many
                imbalance: {max: 20, factor: 0.5}
                training: {epochs: 2}
                ablation: {training.seed: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}
                """, "many.yaml", folder);
        grid(many, _ -> 0.5);
        ResultsView view = view(Request.FIRST.withAblation(Optional.of("Many")).withForm(new Form.Curves(EpochCurve.TEST_LOSS)));
        LineFigure figure = assertInstanceOf(LineFigure.class, view.figure().orElseThrow().figure());
        assertEquals(12, figure.series().size());
        assertEquals("Training seed 11", figure.series().getLast().name());
        assertEquals("Test loss of the first 12 of 13 runs: more cannot be told apart", view.figure().orElseThrow().about());
    }

    @Test
    void whatIsAskedForStandsOverWhatTheProgramChooses() {
        grid(PaperExperiment.TABLE_4.quick(), _ -> 0.5);
        Request asked = Request.FIRST.withAblation(Optional.of("Table-4-quick"));
        assertEquals(List.of(MacroAuc.METRIC, Accuracy.METRIC), view(asked).layout().metrics());
        assertEquals(8, view(asked).table().rows().size());
        ResultsView compared = view(asked.withCompared(true).withMetrics(Optional.of(List.of(CalibrationError.METRIC))));
        assertEquals(List.of("Baseline", "CWS", "Gain"), compared.table().columns().stream().map(column -> column.name()).toList());
        ResultTable byColumn = view(asked.withColumns(List.of(Settings.SPLITTING_METHOD))).table();
        assertEquals(2, view(asked.withPaper(Optional.of(Request.NO_PAPER))).table().rows().size());
        assertEquals(List.of(1, 4), List.of(byColumn.rows().size(), byColumn.columns().size()));
        assertEquals(Form.TABLE, view(asked).form());
    }

    private static PointFigure.Series named(PointFigure figure, String name) {
        return figure.series().stream().filter(series -> series.name().equals(name)).findFirst().orElseThrow();
    }

    private void grid(Ablation ablation, ToDoubleFunction<Configuration> accuracy) {
        MadeUpRuns.grid(workspace(), ablation, accuracy);
    }

    private Workspace workspace() {
        return new Workspace(folder);
    }

    private ResultsView view(Request request) {
        return ResultsView.of(request, workspace(), workspace().summaries(), source -> Datasets.load(source, folder));
    }
}

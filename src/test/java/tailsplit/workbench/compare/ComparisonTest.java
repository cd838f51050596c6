package tailsplit.workbench.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tailsplit.clustering.MovingCentre;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.loss.Losses;
import tailsplit.loss.RuleKind;
import tailsplit.metric.Accuracy;
import tailsplit.metric.CalibrationError;
import tailsplit.metric.Scores;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.ScoredEpoch;
import tailsplit.splitting.SplittingMethod;
import tailsplit.workbench.chart.DifferenceFigure;
import tailsplit.workbench.chart.HeatFigure;
import tailsplit.workbench.chart.LineFigure;

class ComparisonTest {
    private static final Configuration BASE = Configuration.defaults().with(Settings.IMBALANCE_FACTOR, 0.1);
    private static final Configuration CWS = BASE.with(Settings.SPLITTING_METHOD, SplittingMethod.CWS);

    @Test
    void aRunIsNamedByWhatSetsItApart() {
        Configuration ldam = CWS.with(Settings.LOSS_NAME, Losses.named("ldam")).with(Settings.RULE_NAME,
                RuleKind.DRW).with(Settings.IMBALANCE_FACTOR, 0.01);
        assertEquals(List.of("Factor 0.1, Baseline, CE, no rule", "Factor 0.1, CWS, CE, no rule", "Factor 0.01, CWS, LDAM, DRW"),
                Comparison.of(List.of(run("a", BASE), run("b", CWS), run("c", ldam))).names());
        assertEquals(List.of("Training seed 0", "Training seed 1"),
                Comparison.of(List.of(run("a", BASE), run("b", BASE.with(Settings.TRAINING_SEED, 1L)))).names());
        assertEquals(List.of("a", "b"), Comparison.of(List.of(run("a", BASE), run("b", BASE))).names());
    }

    @Test
    void onlySettingsThatDifferWhereTheyHaveAnEffectAreListed() {
        List<Comparison.Line> lines =
                Comparison.of(List.of(run("a", BASE), run("b", CWS.with(MovingCentre.ATTENUATION, 0.5)))).lines();
        assertEquals(List.of("Splitting"), lines.stream().map(Comparison.Line::label).toList());
        Comparison three = Comparison.of(List.of(run("a", BASE), run("b", CWS.with(MovingCentre.ATTENUATION, 0.5)),
                run("c", CWS)));
        Comparison.Line attenuation = three.lines().stream()
                .filter(line -> line.label().equals(MovingCentre.ATTENUATION.label())).findFirst().orElseThrow();
        assertEquals(List.of("\u2013", "0.5", "0.99"), attenuation.values());
    }

    @Test
    void theBestScoreIsMarkedTheLowestErrorToo() {
        List<Comparison.Line> lines = Comparison.of(List.of(finished(BASE, 0.5, 0.2), finished(CWS, 0.625, 0.3))).lines();
        Comparison.Line accuracy = lines.getFirst();
        assertEquals(List.of("50.00 %", "62.50 %"), accuracy.values());
        assertEquals(List.of(false, true), accuracy.best());
        Comparison.Line error = lines.stream().filter(line -> line.label().equals("Expected calibration error")).findFirst().orElseThrow();
        assertEquals(List.of(true, false), error.best());
    }

    @Test
    void curvesOfDifferentLengthsShareTheirAxis() {
        Comparison comparison = Comparison.of(List.of(run("a", BASE, 0.1, 0.2, 0.3), run("b", CWS, 0.4)));
        LineFigure figure = assertInstanceOf(LineFigure.class, comparison.curve(EpochCurve.TEST_ACCURACY));
        assertArrayEquals(new int[] {1, 2, 3}, figure.epochs());
        assertArrayEquals(new double[] {0.1, 0.2, 0.3}, figure.series().get(0).values());
        assertArrayEquals(new double[] {0.4, Double.NaN, Double.NaN}, figure.series().get(1).values());
        assertEquals("None of these runs has this curve", comparison.curve(EpochCurve.VALIDATION_ACCURACY).summary());
        assertEquals("No epoch has ended yet", Comparison.of(List.of(run("a", BASE), run("b", CWS))).curve(EpochCurve.TEST_LOSS).summary());
    }

    /** The baseline is what others are compared with: 0.5 - 0.25 of the first class, 0.25 - 1 of the second. */
    @Test
    void classDifferencesAreThoseToTheReference() {
        Comparison comparison = Comparison.of(List.of(classes(CWS, "x y", 0.5, 0.25), classes(BASE, "x y", 0.25, 1),
                classes(CWS.with(Settings.TRAINING_SEED, 1L), "x z", 1, 1)));
        assertEquals(1, comparison.reference());
        DifferenceFigure figure = assertInstanceOf(DifferenceFigure.class, comparison.classDifferences(1));
        assertEquals(1, figure.series().size(), "a run with other classes is left out");
        assertArrayEquals(new double[] {0.25, -0.75}, figure.series().getFirst().values());
        assertEquals("The other runs have other classes, or no epoch yet", comparison.classDifferences(2).summary());
    }

    @Test
    void confusionIsShownAsSharesOfTheTrueClass() {
        ComparedRun ended = new ComparedRun("a", BASE, Optional.empty(), Optional.empty(), List.of(), List.of("x", "y"), List.of(),
                Optional.of(new int[][] {{3, 1}, {0, 0}}));
        Comparison comparison = Comparison.of(List.of(ended, run("b", CWS)));
        HeatFigure matrix = assertInstanceOf(HeatFigure.class, comparison.confusions().getFirst());
        assertArrayEquals(new double[] {0.75, 0.25}, matrix.values()[0]);
        assertTrue(Double.isNaN(matrix.values()[1][0]));
        assertFalse(comparison.confusions().getLast() instanceof HeatFigure);
    }

    private static ComparedRun run(String name, Configuration configuration, double... accuracies) {
        List<EpochRecord> epochs = IntStream.range(0, accuracies.length)
                .mapToObj(e -> new EpochRecord(e + 1, 0.1, 1, Double.NaN, 1, 0.5, accuracies[e],
                Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                        Double.NaN)).toList();
        return new ComparedRun(name, configuration, Optional.empty(), Optional.empty(), epochs, List.of(), List.of(), Optional.empty());
    }

    private static ComparedRun classes(Configuration configuration, String names, double... accuracies) {
        return new ComparedRun("run", configuration, Optional.empty(), Optional.empty(), List.of(), List.of(names.split(" ")),
                List.of(new ClassAccuracy(1, IntStream.range(0, accuracies.length).mapToObj(c -> accuracies[c])
                        .toList())), Optional.empty());
    }

    private static ComparedRun finished(Configuration configuration, double accuracy, double error) {
        ScoredEpoch last = new ScoredEpoch(1, ScoredEpoch.LAST,
                new Scores(Map.of(Accuracy.METRIC, accuracy, CalibrationError.METRIC, error)), List.of());
        return new ComparedRun("run", configuration, Optional.empty(),
                Optional.of(new RunResult(RunState.FINISHED, Optional.empty(), Optional.of(last), Optional.empty(), Optional.empty())),
                List.of(), List.of(), List.of(), Optional.empty());
    }
}

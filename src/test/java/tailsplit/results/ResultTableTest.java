package tailsplit.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.clustering.Clusterings;
import tailsplit.clustering.MovingCentre;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFile;
import tailsplit.experiment.Axis;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.PaperExperiment;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.loss.Losses;
import tailsplit.loss.RuleKind;
import tailsplit.metric.Accuracy;
import tailsplit.metric.CalibrationError;
import tailsplit.metric.Decider;
import tailsplit.metric.DeciderAccuracy;
import tailsplit.metric.MacroAuc;
import tailsplit.metric.Metric;
import tailsplit.metric.Metrics;
import tailsplit.metric.Scores;
import tailsplit.run.Adjustment;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.EvaluationRequest;
import tailsplit.run.Prediction;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.ScoredEpoch;
import tailsplit.run.SubclassRecord;
import tailsplit.schedule.ClassifierTraining;
import tailsplit.splitting.Grouping;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.SplittingMethod;

/** Tables of run folders written here, against numbers worked out with NumPy and SciPy. */
class ResultTableTest {
    @TempDir
    private Path folder;

    private final Map<Configuration, String> runs = new HashMap<>();

    @Test
    void baselineSplittingAndGainStandBesideThePapersNumbers() {
        Ablation ablation = grid("""
                name: Small Table 1
                dataset: {name: cifar10}
                ablation:
                  loss.name: [cross-entropy, focal]
                  imbalance.factor: [0.1, 0.01]
                  splitting.method: [none, cws]
                  training.seed: [0, 1, 2]
                """);
        double[] plain = {0.8601, 0.8655, 0.8640};
        double[] split = {0.8790, 0.8788, 0.8850};
        for (Configuration cell : ablation.cells()) {
            boolean isFirst = cell.get(Settings.LOSS_NAME) == Losses.named("cross-entropy") && cell.get(Settings.IMBALANCE_FACTOR) == 0.1;
            int seed = cell.getInt(Settings.TRAINING_SEED);
            if (isFirst) {
                finish(cell, cell.get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS ? split[seed] : plain[seed]);
            }
        }
        ResultTable table = table(ablation);
        assertEquals(List.of("Loss"), table.labels());
        assertEquals(12, table.columns().size());
        assertEquals(new ResultTable.Column("Factor 0.1", "Baseline"), table.columns().getFirst());
        // numpy: mean and std(ddof=1) of each; scipy.stats.ttest_rel(split, plain).pvalue = 0.016382
        assertEquals(List.of("86.32 \u00b1 0.28 (3)", "88.09 \u00b1 0.35 (3)", "+1.77 \u00b1 0.40", "86.39*", "87.91", "+1.52"),
                texts(table, 0).subList(0, 6));
        assertEquals("paired t-test over 3 seeds: p = 0.0164", table.rows().getFirst().cells().get(2).note().orElseThrow());
        assertTrue(table.rows().getFirst().cells().get(1) instanceof ResultCell.Score score && score.best());
        assertEquals("missing", texts(table, 0).get(6));
        assertEquals("equal to CE of Cui et al. 2019 (class-balanced loss)",
                table.rows().getFirst().cells().get(3).note().orElseThrow());
        // 71.07 is printed for cross-entropy and for focal loss at factor 0.01
        assertEquals("71.07*", texts(table, 1).get(9));
    }

    @Test
    void aCellSaysWhatKeepsItEmpty() {
        Ablation ablation = grid("""
                name: States
                ablation: {loss.name: [cross-entropy, focal, ldam, balanced-softmax], training.seed: [0, 1]}
                """);
        List<Configuration> cells = ablation.cells();
        RunFolder diverged = folder(cells.get(0));
        diverged.write(new RunResult(RunState.DIVERGED, Optional.of("subclass 3 of class 0 was empty"),
                Optional.empty(), Optional.empty(), Optional.empty()));
        folder(cells.get(2)).write(RunStatus.running(3, 20, 0, 0, 1, 1, 0.5, 9));
        finish(cells.get(4), 0.5);
        folder(cells.get(6)).write(RunStatus.starting(0).ended(RunState.FAILED, Optional.of("out of memory")));
        ResultTable table = table(ablation);
        assertEquals(List.of("diverged", "running", "50.00 (1 of 2)", "failed"),
                table.rows().stream().map(row -> row.cells().getFirst().text()).toList());
        assertEquals("diverged: subclass 3 of class 0 was empty; missing", table.rows().getFirst().cells().getFirst().note().orElseThrow());
        assertEquals(List.of("CE, Accuracy: diverged: subclass 3 of class 0 was empty",
                "Balanced softmax, Accuracy: failed: out of memory"), table.notes());
    }

    @Test
    void aBaselineStandsInEveryRowThatDiffersInSplittingOnly() {
        Ablation ablation = grid("""
                name: Attenuation
                ablation: {splitting.method: [none, cws], splitting.attenuation: [0.5, 0.9], rule.name: [none, drw]}
                """);
        for (Configuration cell : ablation.cells()) {
            boolean none = cell.get(Settings.SPLITTING_METHOD) == SplittingMethod.NONE;
            finish(cell, (none ? 0.1 : cell.get(MovingCentre.ATTENUATION))
                    + (cell.get(Settings.RULE_NAME) == RuleKind.DRW ? 0.05 : 0));
        }
        ResultTable table = table(ablation);
        assertEquals(List.of("Attenuation", "Rule"), table.labels());
        assertEquals(List.of(List.of("0.5", "None"), List.of("0.5", "DRW"), List.of("0.9", "None"), List.of("0.9", "DRW")),
                table.rows().stream().map(ResultTable.Row::labels).toList());
        assertEquals(List.of("10.00", "50.00", "+40.00"), texts(table, 0));
        assertEquals(List.of("15.00", "95.00", "+80.00"), texts(table, 3));
    }

    @Test
    void allRunsOfAWorkspaceAreATableWithTheBestMarked() {
        Ablation ablation = grid("name: Losses\nablation: {loss.name: [ldam, cross-entropy], training.seed: [0, 1]}");
        ablation.cells().forEach(cell -> finish(cell, cell.get(Settings.LOSS_NAME) == Losses.named("ldam") ? 0.3 : 0.2));
        List<Observation> all = Observation.of(new Workspace(folder).summaries());
        ResultTable table = ResultTable.of("All", all,
                TableLayout.automatic(all, Optional.empty(), List.of(CalibrationError.METRIC), Selection.LAST));
        assertEquals(List.of("CE"), table.rows().getFirst().labels());
        assertEquals("20.00 \u00b1 0.00 (2)", texts(table, 0).getFirst());
        assertTrue(table.rows().getFirst().cells().getFirst() instanceof ResultCell.Score ece && ece.best(), "a low error is good");
        assertFalse(table.rows().getLast().cells().getFirst() instanceof ResultCell.Score ece && ece.best());
    }

    @Test
    void table4HasTheLiteratureAboveTheRunsWithBothMetrics() throws IOException {
        Ablation quick = PaperExperiment.TABLE_4.quick();
        Ablation ablation = new Ablation(quick.base().with(Settings.NAME, "Eyes"),
                List.of(quick.axes().getFirst(), new Axis<>(Settings.TRAINING_SEED, List.of(0L, 1L))), List.of(), List.of());
        double[] aucs = {0.91, 0.93, 0.95, 0.954};
        double[] accuracies = {0.70, 0.74, 0.80, 0.81};
        for (int i = 0; i < 4; i++) {
            finish(ablation.cells().get(i), accuracies[i], aucs[i]);
        }
        ResultTable table = table(ablation);
        assertEquals("Macro AUC and accuracy in per cent, last epoch", table.metric());
        assertEquals(List.of("Method", "Source"), table.labels());
        assertEquals(List.of(new ResultTable.Column("", "Macro AUC"), new ResultTable.Column("", "Accuracy")), table.columns());
        assertEquals(List.of("ResNet-50 (28)", "Literature, as the paper prints it"), table.rows().getFirst().labels());
        assertEquals(List.of("93.9", "74.5"), texts(table, 0));
        assertEquals(List.of("ResNet-32 plus CWS", "The paper's own"), table.rows().get(5).labels());
        assertEquals(List.of("94.7", "82.5"), texts(table, 5));
        assertEquals(List.of("Baseline", "Runs here"), table.rows().get(6).labels());
        // sd of two numbers is their distance over the root of two
        assertEquals(List.of("92.00 \u00b1 1.41 (2)", "72.00 \u00b1 2.83 (2)"), texts(table, 6));
        assertEquals(List.of("CWS", "Runs here"), table.rows().get(7).labels());
        assertEquals(List.of("95.20 \u00b1 0.28 (2)", "80.50 \u00b1 0.71 (2)"), texts(table, 7));
        assertTrue(table.rows().get(7).cells().getFirst() instanceof ResultCell.Score auc && auc.best(), "the best of the runs");
        assertTrue(Latex.document(table).contains("ResNet-50 (28) & Literature, as the paper prints it & 93.9 & "
                + "74.5 \\\\"), Latex.document(table));
        assertTrue(Export.csv(table).contains("CWS,Runs here,95.20 \u00b1 0.28 (2),80.50 \u00b1 0.71 (2)\n"), Export.csv(table));
        assertTrue(Export.markdown(table).contains("| ResNet-32 plus CWS | The paper's own | 94.7 | 82.5 |"), Export.markdown(table));
        List<Observation> all = observations(ablation);
        ResultTable plain = ResultTable.of("All", all, TableLayout.automatic(all, Optional.empty(), List.of(), Selection.LAST));
        assertEquals(List.of("Baseline", "CWS", "Gain"), plain.columns().stream().map(ResultTable.Column::name).toList(),
                "outside its grid the sample has no numbers of the paper");
    }

    @Test
    void aQuickFormHasThePapersNumbersAndSaysWhatTheyAreOf() {
        Ablation quick = PaperExperiment.TABLE_1.quick();
        ResultTable table = table(quick);
        // Table 1, CE without a rule: 86.39 and 87.91 at factor 0.1
        assertEquals(List.of("86.39*", "87.91", "+1.52"), texts(table, 0).subList(3, 6));
        String remark = "The paper's numbers are of CIFAR-10 at 200 epochs, the runs of the sample shapes10 at 10 "
                + "epochs: levels cannot be compared";
        assertEquals(remark, table.notes().getFirst());
        assertTrue(Latex.document(table).contains(remark), "with the table wherever it goes");
        assertTrue(Export.markdown(table).contains("- " + remark), "with the table wherever it goes");
        ResultTable hundred = table(PaperExperiment.TABLE_2.quick());
        // Table 2, CE without a rule: 55.70 and 57.98 at factor 0.1
        assertEquals(List.of("55.70", "57.98", "+2.28"), hundred.rows().getFirst().cells().subList(3, 6).stream()
                .map(cell -> cell.text().replace("*", "")).toList());
        assertTrue(hundred.notes().getFirst().startsWith("The paper's numbers are of CIFAR-100 at 200 epochs, the runs "
                + "of the sample shapes100 "), hundred.notes().getFirst());
        assertEquals("The paper's numbers are of OCTMNIST, the runs of the sample shapes4 at 10 epochs: levels cannot be compared",
                table(PaperExperiment.TABLE_4.quick()).notes().getFirst());
    }

    @Test
    void thePapersNumbersStayWhereTheyBelong() {
        Ablation own = grid("name: Own\ndataset: {name: shapes10}\nablation: {rule.name: [none, drw], splitting.method: [none, cws]}");
        assertEquals(3, table(own).columns().size(), "a grid that is none of the paper's");
        Ablation shorter = grid("name: Short\ndataset: {name: cifar10}\ntraining: {epochs: 20}\nablation: {splitting.method: [none, cws]}");
        assertEquals("The paper's numbers are after 200 epochs, those of the runs after 20 epochs: levels cannot "
                + "be compared", table(shorter).notes().getFirst());
        Ablation full = grid("name: Full\ndataset: {name: cifar10}\nablation: {splitting.method: [none, cws], "
                + "splitting.attenuation: [0.5, 0.99]}");
        assertEquals("", texts(table(full), 0).get(4), "the paper prints no number for attenuation 0.5");
        assertEquals("75.20", texts(table(full), 1).get(4));
        assertTrue(table(full).remarks().isEmpty());
        Configuration cws = Configuration.defaults().with(Settings.SPLITTING_METHOD, SplittingMethod.CWS);
        assertEquals(75.2, PaperTables.find("cifar10", cws).orElseThrow().percent());
        assertTrue(PaperTables.find("cifar10", cws.with(Settings.SPLITTING_CLUSTERING, Clusterings.named("random"))).isEmpty());
        assertTrue(PaperTables.find("cifar10", cws.with(Settings.SPLITTING_MAPPER, Mapper.Grouped.kind(Grouping.GROUP_SUM))).isEmpty());
        assertTrue(PaperTables.find("cifar10", Configuration.defaults().with(Settings.TRAINING_MIXUP, 1.0)).isEmpty());
        assertTrue(PaperTables.find("cifar10", Configuration.defaults().with(Settings.TRAINING_CLASSIFIER,
                ClassifierTraining.CRT)).isEmpty());
    }

    @Test
    void metricsStandSideBySideInEachGroup() {
        Ablation ablation = grid("name: Both\nablation: {imbalance.factor: [0.1, 0.01], splitting.method: [none, cws]}");
        for (Configuration cell : ablation.cells()) {
            finish(cell, cell.get(Settings.SPLITTING_METHOD) == SplittingMethod.CWS ? 0.6 : 0.5, cell.get(Settings.IMBALANCE_FACTOR));
        }
        ResultTable table = table(ablation, Accuracy.METRIC, MacroAuc.METRIC);
        assertEquals(List.of("Factor 0.1, Accuracy", "Factor 0.1, Macro AUC", "Factor 0.01, Accuracy", "Factor 0.01, Macro AUC"),
                table.columns().stream().map(ResultTable.Column::group).distinct().toList());
        assertEquals(List.of("50.00", "60.00", "+10.00", "10.00", "10.00", "+0.00", "50.00", "60.00", "+10.00", "1.00",
                "1.00", "+0.00"), texts(table, 0));
        List<Observation> observations = observations(ablation);
        TableLayout rows = TableLayout.automatic(observations, Optional.empty(),
                List.of(Accuracy.METRIC, MacroAuc.METRIC), Selection.LAST).withComparison(false);
        ResultTable apart = ResultTable.of("Both", observations, rows);
        assertEquals(new ResultTable.Column("Factor 0.1", "Macro AUC"), apart.columns().get(1));
        assertEquals(List.of("CWS"), apart.rows().getLast().labels());
        assertEquals(List.of("60.00", "10.00", "60.00", "1.00"), texts(apart, 1));
    }

    @Test
    void hardNamesStaySafeInEveryFile() throws IOException {
        Ablation ablation = grid("name: \"=1+1, \\\"\u00fc\\\" 50%_#{&~^\\\\ \\n|*<\"\nablation: {training.seed: [0, 1]}");
        ablation.cells().forEach(cell -> finish(cell, 0.5));
        List<Observation> observations = observations(ablation);
        ResultTable table = table(ablation);
        Path csv = folder.resolve("tidy.csv");
        Export.tidyCsv(observations, csv);
        try (Reader reader = Files.newBufferedReader(csv)) {
            List<CSVRecord> rows = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
            assertEquals(4, rows.size()); // two runs, last and best
            assertEquals("'" + ablation.name(), rows.getFirst().get("name"));
            assertEquals("0.5", rows.getFirst().get("accuracy"));
            assertEquals("0.01", rows.getFirst().get("imbalance.factor"));
        }
        Path latex = folder.resolve("table.tex");
        Export.latex(table, latex);
        assertTrue(Files.readString(latex).contains(
                "\\caption{=1+1, \\textquotedbl{}\u00fc\\textquotedbl{} "
                        + "50\\%\\_\\#\\{\\&\\textasciitilde{}\\textasciicircum{}\\textbackslash{} "
                        + "\\textbar{}*\\textless{}."), Files.readString(latex));
        Path markdown = folder.resolve("table.md");
        Export.markdown(table, markdown);
        assertEquals(5, Files.readAllLines(markdown).size(), Files.readString(markdown));
    }

    @Test
    void theTestNeedsThreePairsThatVary() {
        assertTrue(Summary.of(1, 2).p().isEmpty());
        assertTrue(Summary.of(1, 1, 1).p().isEmpty());
        // scipy.stats.ttest_1samp([1, 2, 4, 3.5], 0).pvalue
        assertEquals(0.03172483912802603, Summary.of(1, 2, Double.NaN, 4, 3.5).p().orElseThrow(), 1e-12);
    }

    /** A baseline that is right about two of four images, and a split of it with the plan 2,1. */
    private Ablation baselineAndSplit() throws IOException {
        Ablation ablation = grid("name: Arms\nablation: {splitting.method: [none, cws]}");
        Configuration baseline = ablation.cells().getFirst();
        Configuration cws = ablation.cells().getLast();
        finish(baseline, 0.5);
        finish(cws, 0.6);
        RunFolder plain = new RunFolder(new Workspace(folder).runFolder(baseline));
        plain.writePredictions(List.of(new Prediction(0, 0, new float[] {0.9f, 0.1f}), new Prediction(1, 1, new float[] {0.6f, 0.4f}),
                new Prediction(2, 1, new float[] {0.7f, 0.3f}), new Prediction(3, 1, new float[] {0.2f, 0.8f})));
        plain.add(List.of(new EvaluationRecord(1, EvaluationRequest.Part.TEST, 4, Decider.CLASSIFIER, Adjustment.Kind.TAU_NORMALISATION,
                1, new Scores(Map.of(Accuracy.METRIC, 0.25)), "", "")));
        new RunFolder(new Workspace(folder).runFolder(cws)).append(List.of(new SubclassRecord(1, 0, 0, 5, 0, 0),
                new SubclassRecord(1, 0, 1, 5, 0, 0), new SubclassRecord(1, 1, 0, 5, 0, 0)));
        return ablation;
    }

    /** Plan 2,1 halves the first class's odds; tau 0.5 and 90 to 10 images divide them by three. */
    @Test
    void scoresAfterAdjustmentsStandBesideWithTheirGains() throws IOException {
        Ablation ablation = baselineAndSplit();
        List<AdjustedArm> arms = Stream.of("plan", "logit-adjustment=0.5", "tau-normalisation=1").map(AdjustedArm::of).toList();
        List<Observation> observations = observations(ablation);
        TableLayout layout = TableLayout.automatic(observations, Optional.empty(), List.of(), Selection.LAST).withPaper(Optional.empty());
        ResultTable table = ResultTable.of("Arms", observations, layout, arms, new AdjustedScores(_ -> Optional.of(new int[] {90, 10})));
        assertEquals(List.of("Baseline", "CWS", "Gain", "Baseline, minus log SN", "its gain", "CWS, minus log SN", "its gain",
                "Baseline, logit adjustment 0.5"), table.columns().stream().limit(8).map(ResultTable.Column::name).toList());
        String dash = ResultCell.DASH;
        assertEquals(List.of("50.00", "60.00", "+10.00", "75.00", "+25.00", dash, "", "100.00", "+50.00", dash, "", "25.00", "-25.00",
                dash, ""), texts(table, 0));
        assertEquals(List.of("Some adjusted scores are in no run folder; 'tailsplit evaluate --all --epoch last --plan N,N,... "
                + "--logit-adjustment 0.5 --tau-normalisation 1.0' computes them"), table.remarks());
        ResultTable rows = ResultTable.of("Arms", observations, layout.withComparison(false), arms,
                new AdjustedScores(_ -> Optional.empty()));
        assertEquals(List.of(List.of("Baseline", "as trained"), List.of("Baseline", "minus log SN of 2-1"),
                List.of("Baseline", "logit adjustment 0.5"), List.of("Baseline", "tau-normalisation 1"), List.of("CWS", "as trained")),
                rows.rows().stream().limit(5).map(ResultTable.Row::labels).toList());
        assertEquals(List.of("50.00", "75.00", dash, "25.00", "60.00"),
                rows.rows().stream().limit(5).map(row -> row.cells().getFirst().text()).toList(), "the counts are not known");
    }

    /** With 90 and 10 images the plan 2,1 has slope log 2 / log 9, and the logit adjustment of that slope halves odds just as it does. */
    @Test
    void whatASplitGainsStandsOverTheSlopeOfItsPlan() throws IOException {
        List<Observation> observations = observations(baselineAndSplit());
        Function<Configuration, Optional<int[]>> counts = _ -> Optional.of(new int[] {90, 10});
        SlopeGains gains = SlopeGains.of(observations, new AdjustedScores(counts), counts, Accuracy.METRIC, Selection.LAST,
                Optional.empty());
        assertEquals(List.of("splitting +10.00", "baseline minus log SN +25.00", "baseline, logit adjustment +25.00"),
                gains.lines().stream().map(line -> "%s %+.2f".formatted(line.name(), line.points().getFirst().gain().mean())).toList());
        for (SlopeGains.Line line : gains.lines()) {
            assertEquals(Math.log(2) / Math.log(9), line.points().getFirst().slope(), 1e-12);
            assertEquals(List.of(2, 1), line.points().getFirst().plan().subclasses());
        }
        Path plain = observations.getFirst().run().orElseThrow().folder().path();
        FileUtils.copyDirectory(plain.toFile(), plain.resolveSibling("copy of it").toFile());
        List<Observation> copied = Observation.of(new Workspace(folder).summaries());
        assertEquals(3, copied.size());
        assertEquals(List.of(1, 1, 1), SlopeGains.of(copied, new AdjustedScores(counts), counts, Accuracy.METRIC, Selection.LAST,
                Optional.empty()).lines().stream().map(line -> line.points().getFirst().gain().n()).toList(), "a copy is no repetition");
        assertEquals(List.of(), SlopeGains.of(observations, new AdjustedScores(_ -> Optional.empty()), _ -> Optional.empty(),
                Accuracy.METRIC, Selection.LAST, Optional.empty()).lines(), "without the data no slope is known");
    }

    /** Table 3 with cross-entropy; the slopes by NumPy: polyfit(log(counts), log(plan), 1). */
    @Test
    void thePapersGainsStandOverTheSlopesOfItsPlans() throws IOException {
        Ablation ablation = grid("name: Printed\ndataset: {name: cifar10}\nimbalance: {factor: 0.01}\n"
                + "ablation: {splitting.method: [none]}");
        finish(ablation.cells().getFirst(), 0.7);
        Function<Configuration, Optional<int[]>> counts = _ -> Optional.of(new int[] {5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50});
        SlopeGains gains = SlopeGains.of(observations(ablation), new AdjustedScores(counts), counts, Accuracy.METRIC, Selection.LAST,
                Optional.of("cifar10"));
        SlopeGains.Line paper = gains.lines().getLast();
        assertEquals(SlopeGains.Kind.PAPER, paper.kind());
        assertEquals(List.of("0.33 +4.13", "0.56 +5.03", "0.83 +6.41", "1.04 +7.21"), paper.points().stream()
                .map(point -> String.format(Locale.ROOT, "%.2f %+.2f", point.slope(), point.gain().mean())).toList());
    }

    /** As a run of version 0.1.0, which was read by sum and largest only; the mean was asked for later. */
    @Test
    void aBaselineHasItsAccuracyHoweverASplitIsRead() throws IOException {
        Ablation ablation = grid("name: Read\nablation: {splitting.method: [none, cws]}");
        Map<Metric, Double> known = Map.of(Accuracy.METRIC, 0.5);
        for (Configuration cell : ablation.cells()) {
            ScoredEpoch last = new ScoredEpoch(7, ScoredEpoch.LAST, new Scores(known), List.of());
            folder(cell).write(new RunResult(RunState.FINISHED, Optional.empty(), Optional.of(last), Optional.empty(), Optional.empty()));
            known = Map.of(Accuracy.METRIC, 0.4, DeciderAccuracy.GROUP_MAX, 0.625);
        }
        new RunFolder(new Workspace(folder).runFolder(ablation.cells().getLast())).add(List.of(new EvaluationRecord(7,
                EvaluationRequest.Part.TEST, 4, Decider.GROUP_MEAN, Adjustment.Kind.NONE, 0,
                new Scores(Map.of(Accuracy.METRIC, 0.75)), "", "")));
        assertEquals(List.of("50.00", "62.50", "+12.50"), texts(table(ablation, DeciderAccuracy.GROUP_MAX), 0).subList(0, 3));
        assertEquals(List.of("50.00", "75.00", "+25.00"), texts(table(ablation, DeciderAccuracy.GROUP_MEAN), 0).subList(0, 3));
        assertEquals(List.of("50.00", ResultCell.DASH, ""), texts(table(ablation, DeciderAccuracy.MAPPER_WEIGHTED), 0).subList(0, 3));
        assertTrue(Export.tidyCsv(observations(ablation)).lines().skip(1).findFirst().orElseThrow()
                .endsWith("0.5,0.5,0.5,0.5,0.5,0.5,0.5"));
    }

    /** Copied by hand, and trained once more under another name. */
    @Test
    void theSameExperimentCountsOnce() throws IOException {
        Ablation ablation = grid("name: Copied\nablation: {training.seed: [0, 1]}");
        finish(ablation.cells().getFirst(), 0.5);
        finish(ablation.cells().getLast(), 0.7);
        Configuration renamed = ablation.cells().getFirst().with(Settings.NAME, "Again");
        finish(renamed, 0.5);
        Path run = new Workspace(folder).runFolder(ablation.cells().getFirst());
        FileUtils.copyDirectory(run.toFile(), run.resolveSibling("copy of it").toFile());
        String again = new Workspace(folder).runFolder(renamed).getFileName().toString();
        assertEquals(List.of("60.00 \u00B1 14.14 (2)"), texts(all(), 0));
        String remark = "%s and %s and copy of it are one experiment, which counts once".formatted(again, run.getFileName());
        assertEquals(List.of(remark), all().remarks());
        for (Path each : List.of(run, run.resolveSibling(again))) {
            Files.writeString(each.resolve("predictions.csv"), each.toString());
        }
        assertEquals(List.of(remark + "; their predictions differ, so that the number of threads, the device or somebody changed one"),
                all().remarks());
    }

    private ResultTable all() {
        List<Observation> observations = Observation.of(new Workspace(folder).summaries().stream()
                .sorted(Comparator.comparing(RunSummary::run)).toList());
        return ResultTable.of("All", observations, TableLayout.automatic(observations, Optional.empty(), List.of(), Selection.LAST)
                .withPaper(Optional.empty()));
    }

    private static Ablation grid(String text) {
        return AblationFile.readText(text, "grid.yaml", Path.of("").toAbsolutePath());
    }

    private RunFolder folder(Configuration cell) {
        RunFolder run = new RunFolder(new Workspace(folder).runFolder(cell));
        run.create();
        ConfigurationFile.write(cell, run.configuration());
        runs.put(cell, run.path().getFileName().toString());
        return run;
    }

    /** All scores are this one. */
    private void finish(Configuration cell, double score) {
        finish(cell, score, score);
    }

    /** @param score all others */
    private void finish(Configuration cell, double score, double auc) {
        List<Double> classes = Collections.nCopies(10, score);
        Map<Metric, Double> same = Metrics.ALL.stream().collect(Collectors.toMap(Function.identity(), _ -> score));
        Map<Metric, Double> other = new HashMap<>(same);
        other.put(MacroAuc.METRIC, auc);
        ScoredEpoch last = new ScoredEpoch(1, ScoredEpoch.LAST, new Scores(other), classes);
        ScoredEpoch best = new ScoredEpoch(1, ScoredEpoch.TEST_SELECTED, new Scores(same), classes);
        folder(cell).write(new RunResult(RunState.FINISHED, Optional.empty(), Optional.of(last), Optional.of(best), Optional.empty()));
    }

    private List<Observation> observations(Ablation ablation) {
        Workspace workspace = new Workspace(folder);
        workspace.ablation(ablation.name()).write(ablation, runs);
        return Observation.of(workspace.ablation(ablation.name()), workspace.summaries());
    }

    private ResultTable table(Ablation ablation, Metric... metrics) {
        List<Observation> observations = observations(ablation);
        return ResultTable.of(ablation.name(), observations,
                TableLayout.automatic(observations, PaperExperiment.of(ablation), List.of(metrics), Selection.LAST));
    }

    private static List<String> texts(ResultTable table, int row) {
        return table.rows().get(row).cells().stream().map(ResultCell::text).toList();
    }
}

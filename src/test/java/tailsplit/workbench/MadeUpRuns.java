package tailsplit.workbench;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFolder;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.ProcessIdentity;
import tailsplit.metric.Accuracy;
import tailsplit.metric.CalibrationError;
import tailsplit.metric.GeometricMean;
import tailsplit.metric.DeciderAccuracy;
import tailsplit.metric.MacroAuc;
import tailsplit.metric.Scores;
import tailsplit.metric.ShotAccuracy;
import tailsplit.metric.ThirdAccuracy;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.ProjectionCentre;
import tailsplit.run.ProjectionPoint;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.ScoredEpoch;
import tailsplit.run.SplitRecord;
import tailsplit.run.SubclassRecord;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassPlan;

/** Finished runs with random numbers, for measuring and for looking at many of them. */
public final class MadeUpRuns {
    private static final double SCORE = 0.7;

    private MadeUpRuns() {}

    /**
     * Every run of a grid on embedded images, with curves that lead to its score.
     *
     * @param accuracy of a cell; where it is NaN the cell has no run
     */
    public static AblationFolder grid(Workspace workspace, Ablation ablation, ToDoubleFunction<Configuration> accuracy) {
        Map<Configuration, String> names = new HashMap<>();
        for (Ablation.Cell cell : ablation.resolve(Datasets.load(Prepared.source(ablation.base()), workspace.folder()))) {
            double score = accuracy.applyAsDouble(cell.asked());
            if (!Double.isNaN(score)) {
                int epochs = cell.resolved().getInt(Settings.TRAINING_EPOCHS);
                RunFolder run = finished(workspace, cell.resolved(), 10, epochs, score);
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    double learnt = 1 - Math.exp(-4.0 * epoch / epochs);
                    run.append(new EpochRecord(epoch, 0.1, 3 - 2.5 * learnt * score, Double.NaN,
                            3.2 - 2 * learnt * score, learnt, score * learnt,
                            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                                    Double.NaN, Double.NaN));
                }
                names.put(cell.asked(), run.path().getFileName().toString());
            }
        }
        AblationFolder folder = workspace.ablation(ablation.name());
        folder.write(ablation, names);
        return folder;
    }

    /** Runs that differ in their seeds; each with its scores and no curves. */
    static void many(Workspace workspace, int runs) {
        for (int seed = 0; seed < runs; seed++) {
            finished(workspace, Configuration.defaults().with(Settings.NAME, "Run " + seed)
                    .with(Settings.TRAINING_SEED, (long) seed), 10, 200, SCORE);
        }
    }

    /** One run with everything that its screen shows. */
    public static RunFolder big(Workspace workspace, int classes, int epochs, int points) {
        SubclassPlan plan = SubclassPlan.paper(classes).orElseThrow();
        Configuration configuration = Configuration.defaults().with(Settings.NAME, "%d classes, %d epochs".formatted(classes, epochs))
                .with(Settings.DATASET_NAME, Datasets.named("shapes100")).with(Settings.TRAINING_EPOCHS, (long) epochs)
                .with(Settings.SPLITTING_METHOD, SplittingMethod.CWS)
                .with(Settings.SPLITTING_SUBCLASSES, SubclassNumbers.of(plan));
        RunFolder run = finished(workspace, configuration, classes, epochs, SCORE);
        Random random = new Random(0);
        List<String> names = IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            int now = epoch;
            double learnt = 1 - Math.exp(-epoch / 40.0);
            run.append(new EpochRecord(epoch, 0.1, 3 - 2.5 * learnt, 2 - learnt, 3.2 - 2 * learnt, learnt, 0.7 * learnt, 0.7 * learnt,
                    0.69 * learnt, 0.68 * learnt, Double.NaN, 0.67 * learnt, 0.69 * learnt, 0.68 * learnt, 0.67 * learnt,
                            0.7 * learnt, Math.floor(20 * learnt)));
            run.append(new ClassAccuracy(epoch, IntStream.range(0, classes).mapToObj(c ->
                    Math.clamp(learnt * (1 - (double) c / classes) + 0.1 * random.nextGaussian(), 0, 1)).toList()), names);
            List<SubclassRecord> subclasses = new ArrayList<>();
            for (int c = 0; c < classes; c++) {
                for (int s = 0; s < plan.subclasses(c); s++) {
                    subclasses.add(new SubclassRecord(now, c, s, 10 + random.nextInt(90), random.nextDouble(), random.nextDouble()));
                }
            }
            run.append(subclasses);
            run.appendSplit(IntStream.range(0, classes).mapToObj(c -> {
                double most = Math.log(plan.subclasses(c));
                double lost = 0.1 + 0.8 * c / classes;
                return new SplitRecord(now, c, most * (1 - lost * learnt), most, most * (1 - 0.5 * lost * learnt),
                        most == 0 ? 1 : 0.2 + 0.7 * lost * learnt, 0.8 - 0.7 * learnt * (1 - lost), 0.2 + 0.7 * lost * learnt);
            }).toList());
        }
        run.projections().write(epochs, IntStream.range(0, points).mapToObj(i -> new ProjectionPoint(i, random.nextGaussian() + i % classes,
                random.nextGaussian(), i % classes, OptionalInt.of(plan.offsets()[i % classes]), i % classes)).toList(),
                IntStream.range(0, classes).mapToObj(c -> new ProjectionCentre(c, c, 0)).toList());
        return run;
    }

    private static RunFolder finished(Workspace workspace, Configuration configuration, int classes, int epochs, double score) {
        RunFolder run = new RunFolder(workspace.runFolder(configuration));
        run.create();
        ConfigurationFile.write(configuration, run.configuration());
        run.write(new RunStatus(RunState.FINISHED, epochs, epochs, 0, 0, 300, 0.5, 0.7, 0, 8e8, Optional.empty(), Instant.now(),
                ProcessIdentity.current()));
        Scores scores = new Scores(Map.ofEntries(entry(Accuracy.METRIC, score), entry(MacroAuc.METRIC, 0.5 + score / 2),
                entry(CalibrationError.METRIC, 0.1), entry(ShotAccuracy.MANY, 0.8), entry(ShotAccuracy.MEDIUM, 0.6),
                entry(ShotAccuracy.FEW, 0.4), entry(ThirdAccuracy.HEAD, 0.8), entry(ThirdAccuracy.MIDDLE, 0.7),
                entry(ThirdAccuracy.TAIL, 0.6), entry(GeometricMean.METRIC, score), entry(DeciderAccuracy.GROUP_SUM, score),
                entry(DeciderAccuracy.GROUP_MAX, score)));
        ScoredEpoch last = new ScoredEpoch(epochs, ScoredEpoch.LAST, scores,
                IntStream.range(0, classes).mapToObj(_ -> score).toList());
        run.write(new RunResult(RunState.FINISHED, Optional.empty(), Optional.of(last), Optional.of(last), Optional.empty()));
        return run;
    }
}

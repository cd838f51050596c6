package tailsplit.workbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.ProcessIdentity;
import tailsplit.run.ProjectionCentre;
import tailsplit.run.ProjectionPoint;
import tailsplit.run.RunFolder;
import tailsplit.run.RunResult;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;
import tailsplit.run.ScoredEpoch;
import tailsplit.run.SubclassRecord;
import tailsplit.splitting.SubclassPlan;

/** Finished runs with random numbers, for measuring and for looking at many of them. */
final class MadeUpRuns {
    private MadeUpRuns() {}

    /** Runs that differ in their seeds; each with its scores and no curves. */
    static void many(Workspace workspace, int runs) {
        for (int seed = 0; seed < runs; seed++) {
            finished(workspace, Configuration.defaults().with(Settings.NAME, "Run " + seed).with(Settings.TRAINING_SEED, (long) seed), 10, 200);
        }
    }

    /** One run with everything that its screen shows. */
    static RunFolder big(Workspace workspace, int classes, int epochs, int points) {
        SubclassPlan plan = SubclassPlan.paper(classes).orElseThrow();
        Configuration configuration = Configuration.defaults().with(Settings.NAME, "%d classes, %d epochs".formatted(classes, epochs))
                .with(Settings.DATASET_NAME, "shapes100").with(Settings.TRAINING_EPOCHS, (long) epochs).with(Settings.SPLITTING_METHOD, "cws")
                .with(Settings.SPLITTING_SUBCLASSES, plan.subclasses().stream().map(Integer::longValue).toList());
        RunFolder run = finished(workspace, configuration, classes, epochs);
        Random random = new Random(0);
        List<String> names = IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            int now = epoch;
            double learnt = 1 - Math.exp(-epoch / 40.0);
            run.append(new EpochRecord(epoch, 0.1, 3 - 2.5 * learnt, 2 - learnt, 3.2 - 2 * learnt, learnt, 0.7 * learnt, 0.7 * learnt,
                    0.69 * learnt, 0.68 * learnt, Double.NaN));
            run.append(new ClassAccuracy(epoch, IntStream.range(0, classes).mapToObj(c ->
                    Math.clamp(learnt * (1 - (double) c / classes) + 0.1 * random.nextGaussian(), 0, 1)).toList()), names);
            List<SubclassRecord> subclasses = new ArrayList<>();
            for (int c = 0; c < classes; c++) {
                for (int s = 0; s < plan.subclasses(c); s++) {
                    subclasses.add(new SubclassRecord(now, c, s, 10 + random.nextInt(90), random.nextDouble(), random.nextDouble()));
                }
            }
            run.append(subclasses);
        }
        run.projections().write(epochs, IntStream.range(0, points).mapToObj(i -> new ProjectionPoint(i, random.nextGaussian() + i % classes,
                random.nextGaussian(), i % classes, plan.offsets()[i % classes], i % classes)).toList(),
                IntStream.range(0, classes).mapToObj(c -> new ProjectionCentre(c, c, 0)).toList());
        return run;
    }

    private static RunFolder finished(Workspace workspace, Configuration configuration, int classes, int epochs) {
        RunFolder run = new RunFolder(workspace.runFolder(configuration));
        run.create();
        ConfigurationFile.write(configuration, run.configuration());
        run.write(new RunStatus(RunState.FINISHED, epochs, epochs, 0, 0, 300, 0.5, 0.7, 0, 8e8, Optional.empty(), Instant.now(),
                ProcessIdentity.current()));
        ScoredEpoch last = new ScoredEpoch(epochs, ScoredEpoch.LAST, 0.7, 0.9, 0.1, 0.8, 0.6, 0.4, 0.8, 0.7, 0.6, 0.7, 0.7,
                IntStream.range(0, classes).mapToObj(_ -> 0.7).toList());
        run.write(new RunResult(RunState.FINISHED, Optional.empty(), Optional.of(last), Optional.of(last), Optional.empty()));
        return run;
    }
}

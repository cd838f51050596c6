package tailsplit.worker;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import tailsplit.dataset.Npy;
import tailsplit.dataset.NpyArray;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Schedules;
import tailsplit.file.AtomicFile;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.RunFolder;
import tailsplit.run.RunStatus;
import tailsplit.run.SubclassNumber;
import tailsplit.schedule.TrainingSchedule;
import tailsplit.splitting.PlanChange;
import tailsplit.training.EpochReport;
import tailsplit.training.TrainingListener;

/** Writes what training tells into the run folder, and keeps the status up to date. */
final class RunWriter implements TrainingListener {
    private final RunFolder folder;
    private final StatusReporter status;
    private final List<String> classNames;
    private final TrainingSchedule schedule;
    private final BooleanSupplier stopRequested;
    private int epochsDone;
    private double testAccuracy = Double.NaN;
    /** Of the steps of an epoch of training; one of re-training tells it too. */
    private double trainSeconds = Double.NaN;
    private double evaluationSeconds;
    private double imagesPerSecond = Double.NaN;
    private long epochStart;
    private int epochImages;

    RunWriter(RunFolder folder, StatusReporter status, Prepared prepared, BooleanSupplier stopRequested) {
        this.folder = folder;
        this.status = status;
        this.stopRequested = stopRequested;
        classNames = prepared.dataset().classNames();
        schedule = Schedules.of(prepared.configuration());
    }

    /**
     * @param epochs  done before, by the checkpoint: whatever is written of later ones is dropped
     * @param numbers of subclasses that were found before the first epoch, none where they were not to be found
     */
    void start(int epochs, List<SubclassNumber> numbers) {
        folder.keepThrough(epochs);
        if (epochs == 0 && !numbers.isEmpty()) {
            folder.appendNumbers(numbers);
        }
        epochsDone = epochs;
        testAccuracy = folder.epochs().stream().reduce((_, later) -> later).map(EpochRecord::testAccuracy)
                .orElse(Double.NaN);
        epochStart = System.nanoTime();
        status.tell(running(0, 0, Double.NaN, trainSeconds));
    }

    @Override
    public void batchEnded(int epoch, int batch, int batches, int images, double loss) {
        epochImages += images;
        double seconds = (System.nanoTime() - epochStart) / 1e9;
        imagesPerSecond = epochImages / seconds;
        double known = Double.isNaN(trainSeconds) ? seconds / batch * batches / schedule.work(epoch) : trainSeconds;
        status.update(running(batch, batches, loss, known));
    }

    @Override
    public void epochEnded(EpochReport report) throws IOException {
        status.requireOwn();
        EpochRecord record = report.record();
        folder.append(new ClassAccuracy(record.epoch(), Arrays.stream(report.classAccuracy()).boxed().toList()), classNames);
        folder.append(report.subclasses());
        folder.appendSplit(report.splits());
        if (!report.mapperWeights().isEmpty()) {
            folder.writeMapper(report.mapperWeights().getFirst(), report.mapperWeights().getLast());
        }
        if (report.projection().isPresent()) {
            write(record.epoch(), report.projection().get());
        }
        folder.append(report.timing());
        folder.append(record);
        epochsDone = record.epoch();
        testAccuracy = record.testAccuracy();
        trainSeconds = report.timing().trainSeconds() / schedule.work(record.epoch());
        evaluationSeconds = report.timing().evaluationSeconds();
        epochStart = System.nanoTime();
        epochImages = 0;
        status.tell(running(0, 0, record.trainLoss(), trainSeconds));
    }

    @Override
    public void subclassesChanged(int epoch, List<PlanChange.Reason> changes) {
        folder.appendNumbers(changes.stream()
                .map(change -> new SubclassNumber(epoch, change.label(), change.subclasses(), change.why())).toList());
    }

    @Override
    public boolean stopRequested() {
        return stopRequested.getAsBoolean();
    }

    private void write(int epoch, EpochReport.Projected projection) throws IOException {
        folder.projections().write(epoch, projection.points(), projection.centres());
        if (projection.features().isPresent()) {
            float[] features = projection.features().get();
            int points = projection.points().size();
            NpyArray array = NpyArray.of(features, points, features.length / points);
            AtomicFile.writeBytes(folder.projections().features(epoch), out -> Npy.write(out, array));
        }
    }

    private RunStatus running(int batch, int batches, double loss, double secondsOfTraining) {
        double done = epochsDone + (batches == 0 ? 0 : (double) batch / batches);
        return RunStatus.running(epochsDone, schedule.epochs(), batch, batches, imagesPerSecond, loss, testAccuracy,
                schedule.workAfter(done) * secondsOfTraining + (schedule.epochs() - done) * evaluationSeconds);
    }
}

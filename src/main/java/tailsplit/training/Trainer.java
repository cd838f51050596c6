package tailsplit.training;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tailsplit.gpu.ComputeDevice;
import tailsplit.run.EpochRecord;
import tailsplit.run.EpochTiming;
import tailsplit.splitting.Adaptation;
import tailsplit.splitting.Occupancy;
import tailsplit.splitting.PlanChange;

/**
 * Trains one run from its start, or from a checkpoint, to its end. All of it happens on the calling thread;
 * only one trainer can be at work in a process.
 */
public final class Trainer implements AutoCloseable {
    private final RetentionPolicy retention;
    private final Checkpoints checkpoints;
    private final TrainingListener listener;
    private final NDManager manager;
    private final Batches batches;
    private final ProjectionSample sample;
    private final int startEpoch;
    private Recipe recipe;
    private Learner learner;
    private Optional<BestEpoch> best = Optional.empty();
    private Optional<BestEpoch> bestValidation = Optional.empty();

    /**
     * @param device     as {@link Devices#resolve} gives it
     * @param startEpoch epochs that are done, by a checkpoint where training continues; 0 at the start
     */
    public Trainer(Recipe recipe, ComputeDevice device, RetentionPolicy retention, Checkpoints checkpoints, int startEpoch,
            TrainingListener listener) {
        this.retention = retention;
        this.checkpoints = checkpoints;
        this.listener = listener;
        manager = NDManager.newBaseManager(Devices.device(device));
        JniUtils.setGradMode(false);
        batches = new Batches(manager, recipe, listener);
        sample = new ProjectionSample(recipe.split(), retention.projectionImages());
        this.startEpoch = startEpoch;
        Optional<Checkpoint> checkpoint = startEpoch == 0 ? Optional.empty() : Optional.of(checkpoints.read(startEpoch));
        if (checkpoint.isPresent()) {
            best = Optional.of(checkpoint.get().best());
            bestValidation = checkpoint.get().bestValidation();
            checkpoint.get().samplePoints().ifPresent(sample::restore);
        }
        this.recipe = checkpoint.flatMap(Checkpoint::plan).map(recipe::with).orElse(recipe);
        learner = new Learner(manager, this.recipe, batches, sample, checkpoint);
    }

    /** Trains to the last epoch. */
    public TrainingResult train() throws DivergedException, StoppedException, IOException {
        int epochs = recipe.schedule().epochs();
        for (int epoch = startEpoch + 1; epoch <= epochs; epoch++) {
            adaptAfter(epoch - 1);
            trainEpoch(epoch);
        }
        Evaluation last = learner.test().evaluate(occupancy());
        Evaluation atBest = evaluateAt(best.orElseThrow().epoch());
        Optional<BestEpoch> chosen = bestValidation;
        Optional<TrainingResult.Scored> validationSelected = chosen.isEmpty() ? Optional.empty()
                : Optional.of(new TrainingResult.Scored(chosen.get().epoch(), evaluateAt(chosen.get().epoch()).images()));
        return new TrainingResult(new TrainingResult.Scored(epochs, last.images()),
                new TrainingResult.Scored(best.get().epoch(), atBest.images()), validationSelected);
    }

    @Override
    public void close() {
        learner.close();
        batches.close();
        manager.close();
    }

    /** Merges and splits subclasses where that is due after an epoch. Its checkpoint is of the plan before. */
    private void adaptAfter(int epoch) {
        Optional<Adaptation> due = recipe.splitting().flatMap(Splitting::adaptation)
                .filter(adaptation -> adaptation.epochs().contains(epoch));
        if (due.isEmpty()) {
            return;
        }
        Splitting splitting = recipe.splitting().orElseThrow();
        Method.Memory memory = learner.method().memory().orElseThrow();
        PlanChange change = due.get().change(splitting.plan(), memory.lastTally(),
                splitting.clustering().subclassCentres(memory.clustering()));
        listener.subclassesChanged(epoch + 1, change.reasons());
        if (change.isNone()) {
            return;
        }
        Checkpoint carried = new CarryOver(change, splitting.clustering(), memory.lastTally().images(),
                learner.model().subclassArrays()).of(checkpoint(epoch));
        learner.close();
        recipe = recipe.with(change.plan());
        learner = new Learner(manager, recipe, batches, sample, Optional.of(carried));
    }

    private void trainEpoch(int epoch) throws DivergedException, StoppedException, IOException {
        long start = System.nanoTime();
        learner.model().at(epoch);
        double loadingBefore = batches.clock().seconds(StepClock.Part.DATA);
        Method.Trained trained = learner.method().train(epoch);
        long trainedAt = System.nanoTime();
        Evaluation tested = learner.test().evaluate(occupancy());
        double validationAccuracy = learner.validation().map(part -> part.evaluate(Optional.empty()).accuracy()).orElse(Double.NaN);
        boolean last = epoch == recipe.schedule().epochs();
        Optional<EpochReport.Projected> projected = Optional.empty();
        if (learner.sample().isPresent() && (epoch % retention.projectionEvery() == 0 || last)) {
            boolean keepFeatures = retention.featuresEvery() > 0 && (epoch % retention.featuresEvery() == 0 || last);
            projected = Optional.of(sample.project(learner.sample().get().evaluate(Optional.empty()), recipe.dataset().classes(),
                    recipe.splitting(), learner.method().memory(), keepFeatures));
        }
        EpochRecords records = learner.records();
        EpochRecord record = records.record(epoch, trained, tested, validationAccuracy);
        long end = System.nanoTime();
        double trainSeconds = (trainedAt - start) / 1e9;
        EpochTiming timing = new EpochTiming(epoch, (end - start) / 1e9, trainSeconds, (end - trainedAt) / 1e9,
                batches.images() / trainSeconds, batches.clock().seconds(StepClock.Part.DATA) - loadingBefore);
        listener.epochEnded(new EpochReport(record, timing, tested.images().recall(), records.subclasses(epoch, trained.tally()),
                records.splits(epoch, trained.split(), tested), records.mapperWeights(), projected));
        keep(epoch, record);
    }

    private void keep(int epoch, EpochRecord record) throws IOException {
        boolean newBest = best.isEmpty() || record.testAccuracy() > best.get().accuracy();
        if (newBest) {
            best = Optional.of(new BestEpoch(epoch, record.testAccuracy()));
        }
        boolean newBestValidation = learner.validation().isPresent()
                && (bestValidation.isEmpty() || record.validationAccuracy() > bestValidation.get().accuracy());
        if (newBestValidation) {
            bestValidation = Optional.of(new BestEpoch(epoch, record.validationAccuracy()));
        }
        boolean last = epoch == recipe.schedule().epochs();
        if (newBest || newBestValidation || last || epoch % retention.checkpointEvery() == 0) {
            checkpoints.write(checkpoint(epoch));
            List<Integer> selected = new ArrayList<>(List.of(best.get().epoch()));
            bestValidation.ifPresent(chosen -> selected.add(chosen.epoch()));
            checkpoints.keep(retention.latestCheckpoints(), selected);
        }
    }

    private Optional<Occupancy> occupancy() {
        return learner.method().memory().map(memory -> memory.occupancy(recipe.splitting().orElseThrow().plan()));
    }

    private Checkpoint checkpoint(int epoch) {
        return new Checkpoint(epoch, best.orElseThrow(), bestValidation, Tensors.values(learner.model().arrays()),
                recipe.splitting().map(Splitting::plan), learner.method().memory(), sample.lastPoints());
    }

    private Evaluation evaluateAt(int epoch) throws IOException {
        Checkpoint checkpoint = checkpoints.read(epoch);
        Recipe then = checkpoint.plan().map(recipe::with).orElse(recipe);
        try (Model model = new Model(manager, then)) {
            Tensors.restore(model.arrays(), checkpoint.arrays());
            model.at(epoch);
            try (Evaluator evaluator = Evaluator.ofAll(manager, model, then, then.dataset().test())) {
                return evaluator.evaluate(checkpoint.occupancy(then));
            }
        }
    }
}

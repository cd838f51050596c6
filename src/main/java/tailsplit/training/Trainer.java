package tailsplit.training;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tailsplit.run.EpochRecord;
import tailsplit.run.EpochTiming;

/**
 * Trains one run from its start, or from its newest checkpoint, to its end. All of it happens on the calling thread;
 * only one trainer can be at work in a process.
 */
public final class Trainer implements AutoCloseable {
    private final Recipe recipe;
    private final Keeping keeping;
    private final Checkpoints checkpoints;
    private final TrainingListener listener;
    private final NDManager manager;
    private final Model model;
    private final Batches batches;
    private final Method method;
    private final Evaluator test;
    private final Optional<Evaluator> validation;
    private final Optional<Evaluator> sampleEvaluator;
    private final Sample sample;
    private final Reporting reporting;
    private final int startEpoch;
    private Optional<Best> best = Optional.empty();
    private Optional<Best> bestValidation = Optional.empty();

    /**
     * @param device     as {@link Devices#resolve} gives it
     * @param checkpoints the newest of them is where training continues
     * @throws IOException where the checkpoint cannot be read
     */
    public Trainer(Recipe recipe, String device, Keeping keeping, Checkpoints checkpoints, TrainingListener listener)
            throws IOException {
        this.recipe = recipe;
        this.keeping = keeping;
        this.checkpoints = checkpoints;
        this.listener = listener;
        manager = NDManager.newBaseManager(Devices.device(device));
        JniUtils.setGradMode(false);
        model = new Model(manager, recipe);
        batches = new Batches(manager, recipe, listener);
        test = Evaluator.ofAll(manager, model, recipe, recipe.dataset().test());
        validation = recipe.dataset().validation().map(part -> Evaluator.ofAll(manager, model, recipe, part));
        reporting = new Reporting(recipe, model);
        sample = new Sample(recipe.split(), keeping.projectionImages());
        sampleEvaluator = sample.positions().length < 3 ? Optional.empty()
                : Optional.of(new Evaluator(manager, model, recipe, recipe.dataset().train(), sample.positions()));
        OptionalInt newest = checkpoints.newest();
        startEpoch = newest.orElse(0);
        Optional<Checkpoint> checkpoint = Optional.empty();
        if (newest.isPresent()) {
            checkpoint = Optional.of(checkpoints.read(startEpoch));
            restore(checkpoint.get());
        }
        method = Method.of(manager, recipe, model, batches, checkpoint.flatMap(Checkpoint::memory));
    }

    /** Epochs that were done before, by the checkpoint; 0 at the start. */
    public int startEpoch() {
        return startEpoch;
    }

    /** Trains to the last epoch. */
    public TrainingResult train() throws DivergedException, StoppedException, IOException {
        int epochs = recipe.course().epochs();
        for (int epoch = startEpoch + 1; epoch <= epochs; epoch++) {
            trainEpoch(epoch);
        }
        Evaluation last = test.evaluate();
        Evaluation atBest = evaluateAt(best.orElseThrow().epoch());
        Optional<Best> chosen = bestValidation;
        Optional<TrainingResult.Scored> validationSelected = chosen.isEmpty() ? Optional.empty()
                : Optional.of(scored(chosen.get().epoch(), evaluateAt(chosen.get().epoch())));
        return new TrainingResult(scored(epochs, last), scored(best.get().epoch(), atBest), validationSelected);
    }

    @Override
    public void close() {
        method.close();
        batches.close();
        Stream.of(Optional.of(test), validation, sampleEvaluator).flatMap(Optional::stream).forEach(Evaluator::close);
        model.close();
        manager.close();
    }

    private void trainEpoch(int epoch) throws DivergedException, StoppedException, IOException {
        long start = System.nanoTime();
        double loadingBefore = batches.clock().seconds(StepClock.Part.DATA);
        Method.Trained trained = method.train(epoch);
        long trainedAt = System.nanoTime();
        Evaluation tested = test.evaluate();
        double validationAccuracy = validation.map(part -> part.evaluate().accuracy()).orElse(Double.NaN);
        boolean last = epoch == recipe.course().epochs();
        Optional<EpochReport.Projected> projected = Optional.empty();
        if (sampleEvaluator.isPresent() && (epoch % keeping.projectionEvery() == 0 || last)) {
            boolean keepFeatures = keeping.featuresEvery() > 0 && (epoch % keeping.featuresEvery() == 0 || last);
            projected = Optional.of(sample.project(sampleEvaluator.get().evaluate(), recipe.dataset().classes(),
                    recipe.splitting(), method.memory(), keepFeatures));
        }
        EpochRecord record = reporting.record(epoch, trained, tested, validationAccuracy);
        long end = System.nanoTime();
        double trainSeconds = (trainedAt - start) / 1e9;
        EpochTiming timing = new EpochTiming(epoch, (end - start) / 1e9, trainSeconds, (end - trainedAt) / 1e9,
                batches.images() / trainSeconds, batches.clock().seconds(StepClock.Part.DATA) - loadingBefore);
        listener.epochEnded(new EpochReport(record, timing, reporting.classAccuracy(tested),
                reporting.subclasses(epoch, trained.tally()), reporting.mapperWeights(), projected));
        keep(epoch, record);
    }

    private void keep(int epoch, EpochRecord record) throws IOException {
        boolean newBest = best.isEmpty() || record.testAccuracy() > best.get().accuracy();
        if (newBest) {
            best = Optional.of(new Best(epoch, record.testAccuracy()));
        }
        boolean newBestValidation = validation.isPresent()
                && (bestValidation.isEmpty() || record.validationAccuracy() > bestValidation.get().accuracy());
        if (newBestValidation) {
            bestValidation = Optional.of(new Best(epoch, record.validationAccuracy()));
        }
        boolean last = epoch == recipe.course().epochs();
        if (newBest || newBestValidation || last || epoch % keeping.checkpointEvery() == 0) {
            checkpoints.write(checkpoint(epoch));
            List<Integer> selected = new ArrayList<>(List.of(best.get().epoch()));
            bestValidation.ifPresent(chosen -> selected.add(chosen.epoch()));
            checkpoints.keep(keeping.latestCheckpoints(), selected);
        }
    }

    private Checkpoint checkpoint(int epoch) {
        return new Checkpoint(epoch, best.orElseThrow(), bestValidation, Tensors.values(model.arrays()),
                method.memory(), sample.lastPoints());
    }

    private void restore(Checkpoint checkpoint) throws IOException {
        Tensors.restore(model.arrays(), checkpoint.arrays());
        best = Optional.of(checkpoint.best());
        bestValidation = checkpoint.bestValidation();
        checkpoint.samplePoints().ifPresent(sample::restore);
    }

    private Evaluation evaluateAt(int epoch) throws IOException {
        Tensors.restore(model.arrays(), checkpoints.read(epoch).arrays());
        return test.evaluate();
    }

    private TrainingResult.Scored scored(int epoch, Evaluation evaluation) {
        return new TrainingResult.Scored(epoch, evaluation.labels(), evaluation.probabilities(),
                evaluation.groupSum(), evaluation.groupMax());
    }
}

package tailsplit.worker;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.MapperOverride;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.RunConfiguration;
import tailsplit.experiment.Settings;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.InvalidInputException;
import tailsplit.gpu.ComputeDevice;
import tailsplit.network.Precision;
import tailsplit.protocol.WorkerCommand;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.EvaluationRequest;
import tailsplit.run.RunFolder;
import tailsplit.training.Checkpoints;
import tailsplit.training.Devices;
import tailsplit.training.DivergedException;
import tailsplit.training.TrainedNetwork;
import tailsplit.user.UserFolders;

/** Scores a checkpoint of a run and adds the scores to the run folder. */
final class EvaluationWorker {
    private EvaluationWorker() {}

    /** @return the exit code */
    static int run(WorkerCommand.Evaluate command) {
        return TaskRunner.run(() -> evaluate(new RunFolder(command.run()), command.request()));
    }

    private static void evaluate(RunFolder folder, EvaluationRequest request) throws IOException {
        try (ExclusiveLock _ = lock(folder)) {
            folder.add(scores(folder, request));
        }
    }

    private static ExclusiveLock lock(RunFolder folder) throws IOException {
        Optional<ExclusiveLock> lock = ExclusiveLock.tryAcquire(folder.evaluationLock());
        return lock.orElseThrow(() -> new InvalidInputException("%s is being evaluated by another process".formatted(folder.path())));
    }

    private static List<EvaluationRecord> scores(RunFolder folder, EvaluationRequest request) {
        Configuration configuration = RunConfiguration.read(folder);
        Prepared prepared = Prepared.of(configuration, UserFolders.standard().datasets());
        folder.provenance().ifPresent(before -> SameImages.require(before, prepared));
        ComputeDevice device = Devices.resolve(configuration.get(Settings.TRAINING_DEVICE));
        Precision precision = Devices.runnable(Recipes.precision(configuration, device, folder.provenance()), device);
        try (TrainedNetwork network = new TrainedNetwork(Recipes.recipe(prepared, precision), device,
                new Checkpoints(folder.checkpoints()), request.epoch())) {
            return request.mapper().isEmpty() ? network.evaluate(request, TaskRunner::progress)
                    : network.evaluate(request, MapperOverride.of(configuration, request.mapper()), TaskRunner::progress);
        } catch (DivergedException e) {
            throw new InvalidInputException("the mapper cannot be trained so: %s".formatted(e.getMessage()), e);
        }
    }
}

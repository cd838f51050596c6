package tailsplit.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.dataset.InvalidInputException;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.network.Precision;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.EvaluationRequest;
import tailsplit.run.ExclusiveLock;
import tailsplit.run.RunFolder;
import tailsplit.training.Checkpoints;
import tailsplit.training.Devices;
import tailsplit.training.TrainedNetwork;
import tailsplit.user.UserFolders;

/**
 * The process that scores a checkpoint of a run and adds the scores to the run folder. On its standard output it says
 * {@code progress SHARE} as it goes on, and where it cannot do it {@code problem SENTENCE}. It ends when its standard
 * input does.
 */
public final class EvaluationWorker {
    private static final Logger LOG = Logger.getLogger(EvaluationWorker.class.getName());

    private EvaluationWorker() {}

    /** @param arguments the run folder, then those of an {@link EvaluationRequest} */
    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("input").start(EvaluationWorker::endWithInput);
        List<String> given = List.of(arguments);
        System.exit(evaluate(new RunFolder(Path.of(given.getFirst())), EvaluationRequest.of(given.subList(1, given.size()))));
    }

    private static int evaluate(RunFolder folder, EvaluationRequest request) {
        try (ExclusiveLock _ = lock(folder)) {
            folder.add(scores(folder, request));
            return ExitCode.DONE;
        } catch (InvalidInputException e) {
            System.out.println("problem " + e.getMessage());
            return ExitCode.INVALID_INPUT;
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "evaluation failed", e);
            System.out.println("problem the evaluation failed: %s; see %s".formatted(
                    e instanceof OutOfMemoryError ? "out of memory" : e.getMessage(), folder.log()));
            return ExitCode.FAILED;
        }
    }

    private static ExclusiveLock lock(RunFolder folder) throws IOException {
        Optional<ExclusiveLock> lock = ExclusiveLock.tryAcquire(folder.evaluationLock());
        return lock.orElseThrow(() -> new InvalidInputException("%s is being evaluated by another process".formatted(folder.path())));
    }

    private static List<EvaluationRecord> scores(RunFolder folder, EvaluationRequest request) {
        Configuration configuration = ConfigurationFile.read(folder.configuration());
        Prepared prepared = Prepared.of(configuration, UserFolders.standard().datasets());
        folder.provenance().ifPresent(before -> SameImages.require(before, prepared));
        String device = Devices.resolve(configuration.get(Settings.TRAINING_DEVICE));
        Precision precision = Recipes.precision(configuration, device, folder.provenance());
        try (TrainedNetwork network = new TrainedNetwork(Recipes.recipe(prepared, precision), device, new Checkpoints(folder.checkpoints()), request.epoch())) {
            return network.evaluate(request, share -> System.out.println("progress " + share));
        }
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            LOG.log(Level.INFO, "standard input broke", e);
        }
        System.exit(ExitCode.STOPPED);
    }
}

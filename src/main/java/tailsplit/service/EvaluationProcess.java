package tailsplit.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import tailsplit.file.InvalidInputException;
import tailsplit.protocol.WorkerCommand;
import tailsplit.run.EvaluationRequest;
import tailsplit.run.KeptCheckpoint;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;

/** A process that scores a checkpoint and adds the scores to its run folder. */
public final class EvaluationProcess {
    private final TaskProcess process;

    private EvaluationProcess(TaskProcess process) {
        this.process = process;
    }

    /**
     * @param dataHome where downloaded data sets lie
     * @throws InvalidInputException where the checkpoint is not kept
     */
    public static EvaluationProcess start(RunFolder run, EvaluationRequest request, Path dataHome) throws IOException {
        requireKept(run, request.epoch());
        // The threads of the training: sums in another order would differ in their last digits.
        int threads = run.provenance().map(Provenance::threads).filter(count -> count > 0).orElse(1);
        return new EvaluationProcess(new TaskProcess(
                WorkerProcess.java(run, dataHome, threads, new WorkerCommand.Evaluate(run.path(), request)).start(),
                "the evaluation", run.log()));
    }

    /**
     * Waits for its end.
     *
     * @param progress hears the share that is done, from 0 to 1
     * @throws InvalidInputException where it could not do what it was asked for
     * @throws CancellationException where it was cancelled
     */
    public void await(DoubleConsumer progress) throws IOException, InterruptedException {
        process.await(progress);
    }

    /** Ends it; the run folder stays as it is. */
    public void cancel() {
        process.cancel();
    }

    private static void requireKept(RunFolder run, int epoch) {
        List<KeptCheckpoint> kept = run.keptCheckpoints();
        if (kept.stream().noneMatch(each -> each.epoch() == epoch)) {
            throw new InvalidInputException("epoch: found %d; allowed: %s"
                    .formatted(epoch, kept.isEmpty() ? "none, this run has no checkpoint"
                    : "the kept checkpoints " + String.join(", ", kept.stream().map(KeptCheckpoint::text).toList())));
        }
    }
}

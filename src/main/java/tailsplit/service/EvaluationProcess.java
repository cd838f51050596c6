package tailsplit.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import tailsplit.dataset.InvalidInputException;
import tailsplit.run.EvaluationRequest;
import tailsplit.run.KeptCheckpoint;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;

/** A process that scores a checkpoint and adds the scores to its run folder. */
public final class EvaluationProcess {
    private static final String MAIN = "tailsplit.worker.EvaluationWorker";
    private static final String PROGRESS = "progress ";
    private static final String PROBLEM = "problem ";

    private final RunFolder run;
    private final Process process;
    private volatile boolean cancelled;

    private EvaluationProcess(RunFolder run, Process process) {
        this.run = run;
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
        List<String> arguments = Stream.concat(Stream.of(run.path().toString()), request.arguments().stream()).toList();
        return new EvaluationProcess(run, WorkerProcess.java(run, dataHome, threads, MAIN, arguments).start());
    }

    /**
     * Waits for its end.
     *
     * @param progress hears the share that is done, from 0 to 1
     * @throws InvalidInputException where it could not do what it was asked for
     * @throws CancellationException where it was cancelled
     */
    public void await(DoubleConsumer progress) throws IOException, InterruptedException {
        Optional<String> problem = Optional.empty();
        try (BufferedReader said = process.inputReader(UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(PROGRESS)) {
                    progress.accept(Double.parseDouble(line.substring(PROGRESS.length())));
                } else if (line.startsWith(PROBLEM)) {
                    problem = Optional.of(line.substring(PROBLEM.length()));
                }
            }
        }
        int code = process.waitFor();
        if (cancelled) {
            throw new CancellationException();
        }
        if (code != 0) {
            throw new InvalidInputException(problem.orElse("the evaluation ended unexpectedly, with exit code %d; see %s".formatted(code, run.log())));
        }
    }

    /** Ends it; the run folder stays as it is. */
    public void cancel() {
        cancelled = true;
        process.destroy();
    }

    private static void requireKept(RunFolder run, int epoch) {
        List<KeptCheckpoint> kept = run.keptCheckpoints();
        if (kept.stream().noneMatch(each -> each.epoch() == epoch)) {
            throw new InvalidInputException("epoch: found %d; allowed: %s".formatted(epoch, kept.isEmpty() ? "none, this run has no checkpoint"
                    : "the kept checkpoints " + String.join(", ", kept.stream().map(KeptCheckpoint::text).toList())));
        }
    }
}

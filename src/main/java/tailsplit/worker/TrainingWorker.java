package tailsplit.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Problem;
import tailsplit.protocol.ExitCode;
import tailsplit.protocol.WorkerCommand;
import tailsplit.run.RunFolder;
import tailsplit.run.RunLock;
import tailsplit.run.RunState;
import tailsplit.training.DivergedException;
import tailsplit.training.StoppedException;

/**
 * The process that trains one run, from its start or from its newest checkpoint. It stops after its current step, with
 * the last checkpoint kept, when it is asked to: by a stop request in the run folder, by a signal to terminate or, unless
 * it is detached, by the end of its standard input.
 */
final class TrainingWorker {
    private static final Logger LOG = Logger.getLogger(TrainingWorker.class.getName());
    private static final int STOP_SECONDS = 60;
    private static final int STOP_POLL_MILLIS = 200;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopRequested;
    private volatile boolean ending;

    private TrainingWorker() {}

    /** @return the exit code */
    static int run(WorkerCommand.Train command) {
        TrainingWorker worker = new TrainingWorker();
        RunFolder folder = new RunFolder(command.run());
        worker.watchStopRequest(folder);
        if (!command.detached()) {
            StandardInput.atItsEnd(() -> worker.stopRequested = true);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(worker::stopAndWait));
        try {
            return worker.run(folder);
        } finally {
            worker.ended.countDown();
        }
    }

    private int run(RunFolder folder) {
        try {
            Optional<RunLock> lock = RunLock.acquire(folder, Duration.ZERO, LOG::info, () -> stopRequested);
            if (lock.isEmpty()) {
                LOG.severe("another process trains this run" + (stopRequested ? "; stopped before that was certain" : ""));
                return stopRequested ? ExitCode.STOPPED : ExitCode.TAKEN;
            }
            int code = train(folder);
            lock.get().close();
            return code;
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "the run folder cannot be used: " + Problem.sentence(e), e);
            return ExitCode.UNTOLD;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.STOPPED;
        }
    }

    private int train(RunFolder folder) {
        try (StatusReporter status = new StatusReporter(folder)) {
            try {
                new Run(folder, status, () -> stopRequested).train();
                status.end(RunState.FINISHED, Optional.empty());
                return ExitCode.DONE;
            } catch (DivergedException e) {
                String why = Objects.requireNonNull(e.getMessage());
                LOG.info("diverged: " + why);
                Results.diverged(folder, why);
                status.end(RunState.DIVERGED, Optional.of(why));
                return ExitCode.DIVERGED;
            } catch (StoppedException e) {
                LOG.info(e.getMessage());
                status.end(RunState.STOPPED, Optional.empty());
                return ExitCode.STOPPED;
            } catch (InvalidInputException e) {
                LOG.log(Level.SEVERE, e.getMessage(), e);
                status.end(RunState.FAILED, Optional.of(e.getMessage()));
                return ExitCode.INVALID_INPUT;
            } catch (IOException | RuntimeException | Error e) {
                if (ending) { // nothing new may be begun then: a library loaded, a thread started
                    LOG.log(Level.INFO, "stopped as this process is ended", e);
                    status.end(RunState.STOPPED, Optional.empty());
                    return ExitCode.STOPPED;
                }
                LOG.log(Level.SEVERE, "training failed", e);
                status.end(RunState.FAILED, Optional.of(reason(e, folder)));
                return Problem.isInput(e) ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
            }
        }
    }

    private static String reason(Throwable problem, RunFolder folder) {
        return "training failed: %s; see %s".formatted(Problem.sentence(problem), folder.log());
    }

    private void watchStopRequest(RunFolder folder) {
        Thread.ofPlatform().daemon().name("stop request").start(() -> {
            try {
                while (!folder.isStopRequested()) {
                    TimeUnit.MILLISECONDS.sleep(STOP_POLL_MILLIS);
                }
                stopRequested = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void stopAndWait() {
        ending = true;
        stopRequested = true;
        try {
            ended.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

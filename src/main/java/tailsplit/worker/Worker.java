package tailsplit.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.InvalidInputException;
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
public final class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class.getName());
    private static final int STOP_SECONDS = 60;
    private static final int STOP_POLL_MILLIS = 200;

    /** The argument that makes a worker outlive what started it. */
    public static final String DETACHED = "--detached";

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopRequested;

    private Worker() {}

    /** @param arguments the run folder, with the run's configuration in it, and perhaps {@link #DETACHED} */
    public static void main(String[] arguments) {
        Worker worker = new Worker();
        RunFolder folder = new RunFolder(Path.of(arguments[0]));
        worker.watchStopRequest(folder);
        if (!List.of(arguments).contains(DETACHED)) {
            worker.watchInput();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(worker::stopAndWait));
        int code = worker.run(folder);
        worker.ended.countDown();
        System.exit(code);
    }

    private int run(RunFolder folder) {
        try {
            Optional<RunLock> lock = RunLock.acquire(folder, Duration.ZERO, LOG::info, () -> stopRequested);
            if (lock.isEmpty()) {
                LOG.severe("another process trains this run" + (stopRequested ? "; stopped before that was certain" : ""));
                return stopRequested ? ExitCode.STOPPED : ExitCode.INVALID_INPUT;
            }
            int code = train(folder);
            lock.get().close();
            return code;
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "the run folder cannot be locked", e);
            return ExitCode.FAILED;
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
                LOG.info("diverged: " + e.getMessage());
                Results.diverged(folder, e.getMessage());
                status.end(RunState.DIVERGED, Optional.of(e.getMessage()));
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
                LOG.log(Level.SEVERE, "training failed", e);
                status.end(RunState.FAILED, Optional.of(reason(e, folder)));
                return ExitCode.FAILED;
            }
        }
    }

    private static String reason(Throwable problem, RunFolder folder) {
        String what = problem instanceof OutOfMemoryError ? "out of memory"
                : problem.getMessage() == null ? problem.getClass().getSimpleName()
                : problem.getMessage().lines().findFirst().orElse("");
        return "training failed: %s; see %s".formatted(what, folder.log());
    }

    private void watchInput() {
        Thread.ofPlatform().daemon().name("input").start(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (IOException e) {
                LOG.log(Level.INFO, "standard input broke", e);
            }
            stopRequested = true;
        });
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
        stopRequested = true;
        try {
            ended.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

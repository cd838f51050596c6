package tailsplit.worker;

import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.InvalidInputException;
import tailsplit.protocol.ExitCode;
import tailsplit.run.RunFolder;
import tailsplit.run.RunState;
import tailsplit.run.RunStatus;

/**
 * Writes the run's status once a second, whatever the training thread is doing: its heartbeat. Where another process has
 * taken the run over, because this one could not be heard for long, this one ends at once.
 */
final class StatusReporter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StatusReporter.class.getName());

    private final RunFolder folder;
    private volatile RunStatus status;
    private volatile Optional<String> notice = Optional.empty();
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("status").factory());

    StatusReporter(RunFolder folder) {
        this.folder = folder;
        status = RunStatus.starting(0);
        folder.write(status);
        heart.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    /** What the user is to know as long as the run goes on, within a sentence. */
    void note(String sentence) {
        LOG.warning(sentence);
        notice = Optional.of(sentence);
        tell(status);
    }

    /** What the next heartbeat tells. */
    void update(RunStatus now) {
        status = now.because(notice);
    }

    /** Tells at once. */
    void tell(RunStatus now) {
        update(now);
        folder.write(status);
    }

    /** To be called before something is written that another process must not find changed. */
    void requireOwn() {
        if (isTakenOver()) {
            LOG.severe("another process has taken this run over; this one ends");
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }

    private boolean isTakenOver() {
        try {
            return folder.status().filter(found -> !found.process().isSame(status.process())).isPresent();
        } catch (InvalidInputException e) {
            LOG.log(Level.WARNING, "the status could not be read", e);
            return false;
        }
    }

    /** Writes the last status of all; no heartbeat comes after it. */
    void end(RunState state, Optional<String> reason) {
        close();
        requireOwn();
        folder.writeLast(status.ended(state, reason));
    }

    @Override
    public void close() {
        heart.close();
    }

    /**
     * A full disk may have room again by the next beat; the training thread meets the same problem and reports it. Without
     * its folder nothing that this process does is kept.
     */
    private void beat() {
        requireOwn();
        try {
            folder.write(status.beating());
        } catch (InvalidInputException e) {
            LOG.log(Level.WARNING, "the status could not be written", e);
            if (Files.notExists(folder.path())) {
                Runtime.getRuntime().halt(ExitCode.UNTOLD);
            }
        }
    }
}

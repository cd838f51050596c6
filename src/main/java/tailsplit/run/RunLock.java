package tailsplit.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.InvalidInputException;
import tailsplit.file.ProcessIdentity;

/**
 * The right to train a run or to clear its folder. One process has it at a time, also where machines share the folder:
 * between processes of a machine a file's lock decides; a run of another machine is left alone until it has been watched
 * for {@value #SILENCE_SECONDS} seconds without a new heartbeat. That is not a matter of clocks, which may differ between
 * machines. Who takes such a run over says so in its status, and a process that finds another one there ends at once
 * (see {@code StatusReporter}).
 */
public final class RunLock implements AutoCloseable {
    /** File systems of a network may show an old copy of a file for a minute. Tests, which have none, wait less. */
    private static final int SILENCE_SECONDS = 90;
    private static final Duration SILENCE = Duration.ofSeconds(Integer.getInteger("tailsplit.silence", SILENCE_SECONDS));
    private static final int POLL_MILLIS = 100;

    private final RunFolder run;
    private final ExclusiveLock lock;

    private RunLock(RunFolder run, ExclusiveLock lock) {
        this.run = run;
        this.lock = lock;
    }

    /** @return empty where another process trains the run, or may do so */
    public static Optional<RunLock> tryAcquire(RunFolder run) throws IOException {
        Optional<RunStatus> elsewhere = elsewhere(run);
        return elsewhere.filter(RunStatus::isAlive).isPresent() ? Optional.empty() : take(run, elsewhere);
    }

    /**
     * Waits for a process that ends, and as long as it takes to make sure that another machine trains the run no more.
     *
     * @param patience how long a process that is known to live is waited for
     * @param news     hears what is waited for, a sentence
     * @param unwanted whether nobody waits any more
     * @return empty where another process trains the run
     */
    public static Optional<RunLock> acquire(RunFolder run, Duration patience, Consumer<String> news, BooleanSupplier unwanted)
            throws IOException, InterruptedException {
        return acquire(run, patience, SILENCE, news, unwanted);
    }

    static Optional<RunLock> acquire(RunFolder run, Duration patience, Duration silence, Consumer<String> news, BooleanSupplier unwanted)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Optional<Instant> first = Optional.empty();
        while (true) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            Optional<RunStatus> elsewhere = elsewhere(run);
            Optional<Instant> heartbeat = elsewhere.filter(RunStatus::isAlive).map(RunStatus::heartbeat);
            if (first.isEmpty() && heartbeat.isPresent()) {
                first = heartbeat;
                news.accept("%s may be training this run; it is taken over if there is no sign of life for %d seconds"
                        .formatted(elsewhere.get().process().host().orElseThrow(), silence.toSeconds()));
            }
            boolean beats = heartbeat.isPresent() && !heartbeat.equals(first);
            boolean silent = heartbeat.isPresent() && !beats && waited.compareTo(silence) >= 0;
            Optional<RunLock> taken = heartbeat.isEmpty() || silent ? take(run, elsewhere) : Optional.empty();
            boolean enough = waited.compareTo(patience) >= 0 && (heartbeat.isEmpty() || beats || silent);
            if (taken.isPresent() || enough || unwanted.getAsBoolean()) {
                return taken;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** The status of a run that another machine says it trains. */
    private static Optional<RunStatus> elsewhere(RunFolder run) {
        try {
            return run.status().filter(status -> status.elsewhere().isPresent());
        } catch (InvalidInputException _) {
            return Optional.empty(); // what cannot be read is written anew by the next one to train it
        }
    }

    /** @param dead the status of a process of another machine that gives no sign of life */
    private static Optional<RunLock> take(RunFolder run, Optional<RunStatus> dead) throws IOException {
        Optional<ExclusiveLock> lock = ExclusiveLock.tryAcquire(run.lock());
        if (lock.isEmpty() && dead.isPresent() && isHeldBy(run, dead.get().process())) {
            Files.deleteIfExists(run.lock()); // a server of files may keep the lock of a machine that died
            lock = ExclusiveLock.tryAcquire(run.lock()).filter(_ -> isHeldBy(run, ProcessIdentity.current()));
        }
        if (lock.isPresent() && dead.isPresent()) {
            run.write(dead.get().taken());
        }
        return lock.map(held -> new RunLock(run, held));
    }

    private static boolean isHeldBy(RunFolder run, ProcessIdentity process) {
        return ExclusiveLock.holder(run.lock()).filter(process::isSame).isPresent();
    }

    /** Removes everything but the configuration: the run begins again. */
    public void clear() {
        run.deleteAllBut(Set.of(run.configuration(), run.lock()));
    }

    /** Removes the run, and ends the right to it. */
    public void remove() throws IOException {
        run.deleteAllBut(Set.of(run.lock()));
        close(); // a server of files keeps what is open
        Files.deleteIfExists(run.lock());
        try {
            Files.deleteIfExists(run.path());
        } catch (DirectoryNotEmptyException _) {
            // somebody has begun it again
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}

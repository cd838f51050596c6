package tailsplit.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tailsplit.experiment.Workspace;
import tailsplit.file.AtomicFile;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.InvalidInputException;

/** How a queue that is trained without a window is taken over by one: by a request in the workspace. */
final class Handover {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int POLL_MILLIS = 100;

    private final Workspace workspace;
    private final Duration patience;
    private final Path lock;
    private final Path keeper;
    private final Path request;

    Handover(Workspace workspace) {
        this(workspace, PATIENCE);
    }

    /** @param patience how long a queue that is trained without a window has to answer */
    Handover(Workspace workspace, Duration patience) {
        this.workspace = workspace;
        this.patience = patience;
        lock = workspace.folder().resolve(".lock");
        keeper = workspace.folder().resolve(".keeper");
        request = workspace.folder().resolve(".handover");
    }

    /**
     * Waits for a queue that is trained without a window.
     *
     * @return the workspace's lock; empty where a window or a command holds it, which does not give it up
     * @throws InvalidInputException where the queue was not handed over; it is then trained on
     */
    Optional<ExclusiveLock> acquire() throws IOException {
        Optional<ExclusiveLock> free = ExclusiveLock.tryAcquire(lock);
        long begin = System.nanoTime();
        try {
            while (free.isEmpty() && Files.exists(keeper)) {
                AtomicFile.write(request, _ -> {});
                if (System.nanoTime() - begin > patience.toNanos() || !pause()) {
                    throw new InvalidInputException(("The queue of the workspace %s is trained without a window, and was not handed over"
                            + " within %d seconds. Try again in a moment, or open another workspace.")
                            .formatted(workspace.folder(), patience.toSeconds()));
                }
                free = ExclusiveLock.tryAcquire(lock);
            }
        } finally {
            Files.deleteIfExists(request);
        }
        if (free.isPresent()) {
            Files.deleteIfExists(keeper);
        }
        return free;
    }

    /** To be called with the lock held: it is given up on request. */
    void offer() {
        AtomicFile.write(keeper, _ -> {});
    }

    boolean isAsked() {
        return Files.exists(request);
    }

    /** @return whether to go on */
    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

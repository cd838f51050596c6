package tailsplit.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tailsplit.experiment.Workspace;
import tailsplit.file.AtomicFile;
import tailsplit.file.ExclusiveLock;

/** How a queue that is trained without a window is taken over by one: by a request in the workspace. */
final class Handover {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int POLL_MILLIS = 100;

    private final Path lock;
    private final Path keeper;
    private final Path request;

    Handover(Workspace workspace) {
        lock = workspace.folder().resolve(".lock");
        keeper = workspace.folder().resolve(".keeper");
        request = workspace.folder().resolve(".handover");
    }

    /** The workspace's lock; empty where a window or a command holds it that does not give it up. */
    Optional<ExclusiveLock> acquire() throws IOException {
        Optional<ExclusiveLock> free = ExclusiveLock.tryAcquire(lock);
        for (int waited = 0; free.isEmpty() && Files.exists(keeper) && waited < PATIENCE_MILLIS; waited += POLL_MILLIS) {
            AtomicFile.write(request, _ -> {});
            pause();
            free = ExclusiveLock.tryAcquire(lock);
        }
        if (free.isPresent()) {
            Files.deleteIfExists(request);
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

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

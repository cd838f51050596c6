package tailsplit.workbench;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writers that write a moment after a change. */
final class Delayed {
    private static final int PATIENCE_SECONDS = 5;

    private Delayed() {}

    /** A writer with one thread, whose delayed writes are dropped when it is finished. */
    static ScheduledExecutorService writer(String name) {
        ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return writer;
    }

    /** Lets a write that is under way come to its end. */
    static void finish(ScheduledExecutorService writer) {
        writer.shutdown();
        try {
            writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

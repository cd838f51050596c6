package tailsplit.workbench;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes a moment after a change, on a thread of its own, and what is not written yet when it is closed. */
final class DelayedWriter implements AutoCloseable {
    private static final int DELAY_MILLIS = 500;
    private static final int PATIENCE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor thread;
    private final Runnable write;
    private volatile boolean written = true;

    /**
     * @param name  of its thread
     * @param write writes what is to be kept at that moment
     */
    DelayedWriter(String name, Runnable write) {
        this.write = write;
        thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** There is something to be written. */
    void changed() {
        if (written) {
            written = false;
            thread.schedule(this::write, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        written = true;
        write.run();
    }

    /** Lets a write that is under way come to its end. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!written) {
            write();
        }
    }
}

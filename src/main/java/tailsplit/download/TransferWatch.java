package tailsplit.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Closes the stream of a transfer that is cancelled or stands still, which ends a read that waits for it. */
final class TransferWatch implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration STANDSTILL = Duration.ofMinutes(1);

    private final InputStream stream;
    private final BooleanSupplier cancelled;
    private final Thread thread;
    private volatile long last = System.nanoTime();
    private volatile boolean stoodStill;

    TransferWatch(InputStream stream, BooleanSupplier cancelled) {
        this.stream = stream;
        this.cancelled = cancelled;
        thread = Thread.ofVirtual().name("transfer watch").start(this::watch);
    }

    void arrived() {
        last = System.nanoTime();
    }

    /** Whether it has closed the stream because nothing arrived. */
    boolean stoodStill() {
        return stoodStill;
    }

    private void watch() {
        try {
            while (!cancelled.getAsBoolean() && System.nanoTime() - last < STANDSTILL.toNanos()) {
                Thread.sleep(LOOK);
            }
            stoodStill = !cancelled.getAsBoolean();
            stream.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the transfer has ended
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

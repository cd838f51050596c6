package tailsplit.workbench.task;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A window without a toolkit: its thread is the test's own, and does what it was given while the test waits for something. */
public final class TestWindow implements Executor {
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable given) {
        work.add(given);
    }

    /** Does what is given until something is reached; fails where nothing more is given. */
    public void runUntil(BooleanSupplier reached) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            Runnable next = work.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing more happened");
            next.run();
        }
    }

    /** Until all that was begun is done and heard of. */
    public void runUntilIdle(Background background) throws InterruptedException {
        runUntil(background::isIdle);
    }
}

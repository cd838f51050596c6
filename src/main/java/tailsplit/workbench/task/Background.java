package tailsplit.workbench.task;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import tailsplit.file.Problem;

/** Does work beside the window's thread and brings what comes of it back there. */
public final class Background implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Background.class.getName());

    private final Executor window;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ExecutorService workers =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("background ", 0).factory());

    /** @param window runs what it is given on the window's thread */
    public Background(Executor window) {
        this.window = window;
    }

    /**
     * @param done   hears of the result, on the window's thread
     * @param failed hears why there is none, a sentence for the user
     */
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<String> failed) {
        if (workers.isShutdown()) {
            return; // the window is closing
        }
        underWay.incrementAndGet();
        workers.execute(() -> {
            try {
                T result = work.call();
                window.execute(() -> done.accept(result));
            } catch (Throwable problem) {
                String sentence = sentence(problem);
                window.execute(() -> failed.accept(sentence));
            } finally {
                window.execute(underWay::decrementAndGet);
            }
        });
    }

    /** Whether nothing is under way and the window has heard of all results. */
    public boolean isIdle() {
        return underWay.get() == 0;
    }

    /** Runs on the window's thread, soon. */
    public void onWindow(Runnable work) {
        window.execute(work);
    }

    /** A problem in a sentence for the user; what is not meant for a user goes to the log. */
    public static String sentence(Throwable problem) {
        if (Problem.isUnexpected(problem)) {
            LOG.log(Level.WARNING, "work beside the window failed", problem);
        }
        return Problem.sentence(problem);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}

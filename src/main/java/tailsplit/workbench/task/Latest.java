package tailsplit.workbench.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Work of which only the result of the latest request is wanted. To be used on the window's thread. */
public final class Latest {
    private final Background background;
    private long requests;

    public Latest(Background background) {
        this.background = background;
    }

    /** As {@link Background#run}; what was asked for before is heard of no more. */
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<String> failed) {
        long request = ++requests;
        background.run(work, result -> ifLatest(request, () -> done.accept(result)),
                problem -> ifLatest(request, () -> failed.accept(problem)));
    }

    /** Forgets what is under way. */
    public void cancel() {
        requests++;
    }

    private void ifLatest(long request, Runnable then) {
        if (request == requests) {
            then.run();
        }
    }
}

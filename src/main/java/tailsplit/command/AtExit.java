package tailsplit.command;

import java.util.concurrent.locks.LockSupport;

/** Does something when this process is told to end, until it is closed. */
final class AtExit implements AutoCloseable {
    private final Thread work;

    AtExit(Runnable work) {
        this.work = new Thread(work);
        Runtime.getRuntime().addShutdownHook(this.work);
    }

    /** Where the end has begun, the work has the last word: this waits for the end. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(work);
        } catch (IllegalStateException _) {
            while (true) {
                LockSupport.park();
            }
        }
    }
}

package tailsplit.command;

import java.util.concurrent.locks.LockSupport;

/** Does something when this process is told to end, until it is closed. */
final class AtExit implements AutoCloseable {
    private final Thread work;

    AtExit(Runnable work) {
        this.work = new Thread(work);
        try {
            Runtime.getRuntime().addShutdownHook(this.work);
        } catch (IllegalStateException _) { // the end has begun
            this.work.start();
        }
    }

    /** Where the end has begun, the work has the last word: this waits for the end. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(work);
        } catch (IllegalStateException _) {
            waitForTheEnd();
        }
    }

    /** Returns at once as long as nobody has told this process to end, else never. */
    static void waitIfEnding() {
        Thread nothing = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(nothing);
            Runtime.getRuntime().removeShutdownHook(nothing);
        } catch (IllegalStateException _) {
            waitForTheEnd();
        }
    }

    private static void waitForTheEnd() {
        while (true) {
            LockSupport.park();
        }
    }
}

package tailsplit.worker;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends when the process that holds its other end does. */
final class StandardInput {
    private static final Logger LOG = Logger.getLogger(StandardInput.class.getName());

    private StandardInput() {}

    /** On a thread of its own. */
    static void atItsEnd(Runnable action) {
        Thread.ofPlatform().daemon().name("input").start(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (IOException e) {
                LOG.log(Level.INFO, "standard input broke", e);
            }
            action.run();
        });
    }
}

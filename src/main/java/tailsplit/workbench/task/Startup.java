package tailsplit.workbench.task;

import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;

/** Says in the log, at its fine level, how long after the start of the process something was there. */
public final class Startup {
    private static final Logger LOG = Logger.getLogger(Startup.class.getName());

    private Startup() {}

    /** @param what is there now, as a noun */
    public static void reached(String what) {
        LOG.fine(() -> "%s after %d ms of the process".formatted(what, ProcessHandle.current().info().startInstant()
                .map(start -> Duration.between(start, Instant.now()).toMillis()).orElse(-1L)));
    }
}

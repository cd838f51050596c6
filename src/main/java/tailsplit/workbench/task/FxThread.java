package tailsplit.workbench.task;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one place that hops to the window's thread. */
public final class FxThread {
    /** Runs later, in order, also when it is already there. */
    public static final Executor LATER = Platform::runLater;

    private FxThread() {}
}

package tailsplit.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a run is in its life. */
public enum RunState {
    STARTING,
    RUNNING,
    /** All epochs done. */
    FINISHED,
    /** Stopped by the user; it can go on from its last checkpoint. */
    STOPPED,
    /** A loss was no longer a number, or a subclass without images made it infinite. */
    DIVERGED,
    FAILED;

    /** Whether the run's process writes no more. */
    public boolean isOver() {
        return this != STARTING && this != RUNNING;
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package tailsplit.service;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a run is in the queue. */
public enum Phase {
    WAITING,
    RUNNING,
    /** Asked to stop after its current step, to go on later. */
    PAUSING,
    /** Asked to stop after its current step. */
    STOPPING,
    /** Stopped for a while, with its last checkpoint. */
    PAUSED,
    /** Ended by the user, with its last checkpoint. */
    STOPPED,
    /** Its worker ended without a word: killed, crashed, or the machine went down. */
    INTERRUPTED,
    FINISHED,
    DIVERGED,
    FAILED;

    /** Whether a worker process belongs to it. */
    public boolean isActive() {
        return this == RUNNING || this == PAUSING || this == STOPPING;
    }

    /** Whether nothing is left to be done, unless its user says so. */
    public boolean isOver() {
        return this == STOPPED || this == FINISHED || this == DIVERGED || this == FAILED;
    }

    /** Whether it can go on from its last checkpoint when it is resumed. */
    public boolean isResumable() {
        return this == PAUSED || this == STOPPED || this == INTERRUPTED || this == FAILED;
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package tailsplit.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a run is in its life, whoever trains it: the one vocabulary of queue, Slurm, tables, window and command line. */
public enum RunState {
    /** There is no such run. */
    MISSING("missing"),
    /** There is its folder, and nothing has been trained in it. */
    NOT_BEGUN("not begun"),
    /** Its turn comes by itself. */
    WAITING("waiting"),
    /** Waiting again, after a time limit, a preemption or a node's failure. */
    REQUEUED("requeued"),
    /** Its process has been started and says nothing of training yet. */
    STARTING("starting"),
    RUNNING("running"),
    /** Its process is there and has given no sign of life for a while. */
    UNRESPONSIVE("not responding"),
    /** Asked to stop after its current step, to go on later. */
    PAUSING("pausing"),
    /** Asked to stop after its current step. */
    STOPPING("stopping"),
    /** Stopped for a while, with its last checkpoint; it keeps its place in the queue. */
    PAUSED("paused"),
    /** Stopped by the user or by Slurm; it can go on from its last checkpoint. */
    STOPPED("stopped"),
    /** Taken back from Slurm; it can go on from its last checkpoint. */
    CANCELLED("cancelled"),
    /** Its process ended without a word: killed, crashed, or the machine went down. */
    INTERRUPTED("interrupted"),
    /** The node of the cluster that it was trained on failed. */
    LOST("lost its node"),
    /** All epochs done. */
    FINISHED("finished"),
    /** A loss was no longer a number, or a subclass without images made it infinite. */
    DIVERGED("diverged"),
    FAILED("failed"),
    /** Something in its folder is missing, damaged or another run's: what it came to cannot be told. */
    BROKEN("broken");

    private final String label;

    RunState(String label) {
        this.label = label;
    }

    /** As its user reads it, within a sentence. */
    public String label() {
        return label;
    }

    /** As in files: {@code not_begun}. */
    @JsonValue
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it waits for its turn, which comes by itself. */
    public boolean isWaiting() {
        return this == WAITING || this == REQUEUED;
    }

    /** Whether a process belongs to it. */
    public boolean isActive() {
        return switch (this) {
            case STARTING, RUNNING, UNRESPONSIVE, PAUSING, STOPPING -> true;
            default -> false;
        };
    }

    /** Whether it is trained, or is going to be without anybody doing anything. */
    public boolean isUnderWay() {
        return isWaiting() || isActive();
    }

    /** Whether nothing is left to be done, unless its user says so. */
    public boolean isOver() {
        return this == STOPPED || this == CANCELLED || this == FAILED || this == BROKEN || isResult();
    }

    /** Whether it came to something that training it again would not change. */
    public boolean isResult() {
        return this == FINISHED || this == DIVERGED;
    }

    /** Whether it came to nothing without being asked to. */
    public boolean isMishap() {
        return this == FAILED || this == INTERRUPTED || this == LOST || this == BROKEN;
    }

    /** Whether it can begin, or go on from its last checkpoint, when its user says so. */
    public boolean isResumable() {
        return switch (this) {
            case NOT_BEGUN, PAUSED, STOPPED, CANCELLED, INTERRUPTED, LOST, FAILED -> true;
            default -> false;
        };
    }
}

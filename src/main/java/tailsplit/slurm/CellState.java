package tailsplit.slurm;

import java.util.Locale;

/**
 * Where a run that was given to Slurm stands.
 *
 * @param text within a sentence, for example {@code running on node7, epoch 3 of 200}
 * @param job  Slurm's number of the task, for example {@code 12_3}; empty where it was not submitted
 */
public record CellState(Kind kind, String text, String job) {
    /** What a state comes to for what can be done about it. */
    public enum Kind {
        WAITING,
        /** On its node, without a sign from the run itself yet. */
        STARTING,
        RUNNING,
        /** Waiting again after a time limit, a preemption or a node's failure. */
        REQUEUED,
        FINISHED,
        DIVERGED,
        FAILED,
        CANCELLED,
        /** Its node failed. */
        LOST,
        /** Its process ended without a word: killed or crashed. */
        INTERRUPTED,
        /** Ended by Slurm, by a stop, or never begun. */
        STOPPED;

        /** Whether Slurm has it still. */
        public boolean isActive() {
            return this == WAITING || this == REQUEUED || isOnANode();
        }

        public boolean isOnANode() {
            return this == STARTING || this == RUNNING;
        }

        /** Whether training can simply go on: nothing was wrong with the run itself. */
        public boolean isResumable() {
            return this == CANCELLED || this == LOST || this == INTERRUPTED || this == STOPPED;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

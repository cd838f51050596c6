package tailsplit.command;

import java.io.IOException;

/** What {@code tailsplit run} has trained: one run or a grid by this process, or either by Slurm. */
sealed interface TrainingJob permits SingleRun, GridRun, SlurmSubmission {
    /** @return the exit code */
    int train() throws IOException, InterruptedException;
}

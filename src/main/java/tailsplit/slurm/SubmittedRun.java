package tailsplit.slurm;

import tailsplit.run.Standing;


/**
 * A run that was given to Slurm.
 *
 * @param name        of the ablation, or of the run where it is a single one
 * @param run         the name of its folder
 * @param description what sets it apart from the others
 * @param task        Slurm's number of its task, for example {@code 12_3}; empty where it was not submitted
 */
public record SubmittedRun(String name, String run, String description, Standing standing, String task) {
    /** Whether Slurm has it still: it waits there or is trained. */
    public boolean isInSlurm() {
        return standing.state().isUnderWay();
    }
}

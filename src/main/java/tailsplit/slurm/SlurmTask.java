package tailsplit.slurm;

/**
 * What Slurm says of a task.
 *
 * @param state    Slurm's own word, such as RUNNING
 * @param reason   why it waits, Slurm's own word; empty where it says none
 * @param node     that it runs on or ran on; may be empty
 * @param restarts how often it was put into the queue again
 */
record SlurmTask(String state, String reason, String node, int restarts) {}

package tailsplit.slurm;

/**
 * @param job Slurm's number of it
 * @param task of its array, from 0
 */
record TaskId(String job, int task) {
    /** As Slurm has it: {@code 12_3}. */
    String text() {
        return job + "_" + task;
    }
}

/** Training on a cluster that Slurm manages: job arrays of runs, submitted, followed, cancelled and resumed. */
package tailsplit.slurm;

/** Training on a cluster that Slurm manages: job arrays of runs, submitted, followed, cancelled and resumed. */
@NullMarked
package tailsplit.slurm;

import org.jspecify.annotations.NullMarked;

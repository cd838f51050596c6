/** Slurm in the window: where runs are trained, how they stand, and what they ask for. */
@NullMarked
package tailsplit.workbench.slurm;

import org.jspecify.annotations.NullMarked;

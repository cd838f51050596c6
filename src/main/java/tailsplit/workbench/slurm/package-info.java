/** Slurm in the window: where runs are trained, how they stand, and what they ask for. */
package tailsplit.workbench.slurm;

/** Scoring a run's checkpoints without training. */
package tailsplit.workbench.evaluation;

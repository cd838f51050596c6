/** Scoring a run's checkpoints without training. */
@NullMarked
package tailsplit.workbench.evaluation;

import org.jspecify.annotations.NullMarked;

/** The training loop: schedule, augmentation, the two methods, evaluation, checkpoints. */
@NullMarked
package tailsplit.training;

import org.jspecify.annotations.NullMarked;

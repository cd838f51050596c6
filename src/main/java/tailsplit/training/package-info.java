/** The training loop: schedule, augmentation, the two methods, evaluation, checkpoints. */
package tailsplit.training;

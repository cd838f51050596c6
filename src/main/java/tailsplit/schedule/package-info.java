/** The epochs of a run, and the learning rate over them. */
@NullMarked
package tailsplit.schedule;

import org.jspecify.annotations.NullMarked;

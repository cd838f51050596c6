/** Work beside the window's thread. */
@NullMarked
package tailsplit.workbench.task;

import org.jspecify.annotations.NullMarked;

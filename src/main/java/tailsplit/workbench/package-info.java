/** The window: every screen, by feature, over experiments and run folders. */
@NullMarked
package tailsplit.workbench;

import org.jspecify.annotations.NullMarked;

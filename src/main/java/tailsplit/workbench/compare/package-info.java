/** Runs side by side: what differs between them, and what came of it. */
@NullMarked
package tailsplit.workbench.compare;

import org.jspecify.annotations.NullMarked;

/** The Runs screen: the queue, and a run as it trains or as it ended. */
@NullMarked
package tailsplit.workbench.monitor;

import org.jspecify.annotations.NullMarked;

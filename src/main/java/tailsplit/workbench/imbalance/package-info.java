/** The imbalance designer: bars, profile, factor, counts. */
@NullMarked
package tailsplit.workbench.imbalance;

import org.jspecify.annotations.NullMarked;

/** Which images a run trains on: profiles, counts, the exact selection. */
@NullMarked
package tailsplit.imbalance;

import org.jspecify.annotations.NullMarked;

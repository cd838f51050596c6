/** What says how good a network is: each metric is declared and computed in one file. */
@NullMarked
package tailsplit.metric;

import org.jspecify.annotations.NullMarked;

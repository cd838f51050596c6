/** Clusterings, each with its settings and its script; what they remember from batch to batch. */
@NullMarked
package tailsplit.clustering;

import org.jspecify.annotations.NullMarked;

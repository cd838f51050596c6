/** Tables of what runs came to: chosen by axis, aggregated over seeds, beside the paper's numbers, and exported. */
@NullMarked
package tailsplit.results;

import org.jspecify.annotations.NullMarked;

/** Figures: what they draw, on the screen or into a file. */
@NullMarked
package tailsplit.workbench.chart;

import org.jspecify.annotations.NullMarked;

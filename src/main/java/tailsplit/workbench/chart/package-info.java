/** Figures: what they draw, on the screen or into a file. */
package tailsplit.workbench.chart;

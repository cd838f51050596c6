/** Choosing, loading and downloading data sets, and their images on the screen. */
package tailsplit.workbench.dataset;

/** Data sets in the window: loaded, kept, and their images on the screen. */
package tailsplit.workbench.dataset;

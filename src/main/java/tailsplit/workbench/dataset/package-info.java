/** Data sets in the window: loaded, kept, and their images on the screen. */
@NullMarked
package tailsplit.workbench.dataset;

import org.jspecify.annotations.NullMarked;

/** Help within the window. */
@NullMarked
package tailsplit.workbench.guide;

import org.jspecify.annotations.NullMarked;

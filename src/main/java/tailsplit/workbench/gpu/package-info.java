/** Getting a GPU into use. */
@NullMarked
package tailsplit.workbench.gpu;

import org.jspecify.annotations.NullMarked;

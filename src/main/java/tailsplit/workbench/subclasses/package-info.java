/** The subclass editor. */
@NullMarked
package tailsplit.workbench.subclasses;

import org.jspecify.annotations.NullMarked;

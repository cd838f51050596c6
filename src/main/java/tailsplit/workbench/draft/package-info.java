/** The experiment that is being designed: its configuration with undo, its data, and what both amount to. */
@NullMarked
package tailsplit.workbench.draft;

import org.jspecify.annotations.NullMarked;

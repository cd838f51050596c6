/** Words, questions and controls that all screens share. */
@NullMarked
package tailsplit.workbench.shared;

import org.jspecify.annotations.NullMarked;

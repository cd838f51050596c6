/** The Design screen: one experiment, from its images to its schedule. */
@NullMarked
package tailsplit.workbench.design;

import org.jspecify.annotations.NullMarked;

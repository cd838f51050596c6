/** The Results screen: tables of what the runs of a workspace came to, and their figures. */
@NullMarked
package tailsplit.workbench.results;

import org.jspecify.annotations.NullMarked;

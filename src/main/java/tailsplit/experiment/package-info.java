/** An experiment as its user describes it: settings, configuration files, the workspace. */
@NullMarked
package tailsplit.experiment;

import org.jspecify.annotations.NullMarked;

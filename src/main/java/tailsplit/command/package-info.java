/** The command line. */
@NullMarked
package tailsplit.command;

import org.jspecify.annotations.NullMarked;

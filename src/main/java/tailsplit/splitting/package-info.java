/** The subclass plan, how its numbers are found and fitted, tallies. */
@NullMarked
package tailsplit.splitting;

import org.jspecify.annotations.NullMarked;

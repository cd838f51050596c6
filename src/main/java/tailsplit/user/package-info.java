/** What belongs to the user of this machine. */
@NullMarked
package tailsplit.user;

import org.jspecify.annotations.NullMarked;

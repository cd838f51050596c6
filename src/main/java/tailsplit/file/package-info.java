/** Files and processes of this machine: whole or not at all, held by one, and what to say of those that cannot be used. */
@NullMarked
package tailsplit.file;

import org.jspecify.annotations.NullMarked;

/** What worker processes and those that start them say to each other: command lines, messages, exit codes. */
@NullMarked
package tailsplit.protocol;

import org.jspecify.annotations.NullMarked;

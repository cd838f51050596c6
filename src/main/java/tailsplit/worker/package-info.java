/** The process that trains one run: makes a recipe of its configuration and writes its run folder. */
@NullMarked
package tailsplit.worker;

import org.jspecify.annotations.NullMarked;

/** What a run leaves behind: its folder, the records in it. */
@NullMarked
package tailsplit.run;

import org.jspecify.annotations.NullMarked;

/** What can be set: settings, the types of their values, and the options that one chooses among. */
@NullMarked
package tailsplit.setting;

import org.jspecify.annotations.NullMarked;

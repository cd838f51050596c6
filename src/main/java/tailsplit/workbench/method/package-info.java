/** The form of all settings, made from their declaration. */
@NullMarked
package tailsplit.workbench.method;

import org.jspecify.annotations.NullMarked;

/** Starting and watching worker processes. */
@NullMarked
package tailsplit.service;

import org.jspecify.annotations.NullMarked;

/** Harm done to the program on purpose, far more of it than a test has time for; see the guide's page on security. */
@NullMarked
package tailsplit.torture;

import org.jspecify.annotations.NullMarked;

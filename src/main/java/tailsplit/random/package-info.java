/** The random generators: NumPy's own for splits, and the one of everything else. */
@NullMarked
package tailsplit.random;

import org.jspecify.annotations.NullMarked;

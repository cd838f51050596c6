/** Image files of any common format: what a file is, and its pixels as they are stored. */
@NullMarked
package tailsplit.image;

import org.jspecify.annotations.NullMarked;

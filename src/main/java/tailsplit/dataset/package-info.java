/** What images there are: formats, the catalogue with downloads, the embedded sample. */
@NullMarked
package tailsplit.dataset;

import org.jspecify.annotations.NullMarked;

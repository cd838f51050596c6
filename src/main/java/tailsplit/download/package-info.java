/** Files from the network: fetched, resumed, verified. */
@NullMarked
package tailsplit.download;

import org.jspecify.annotations.NullMarked;

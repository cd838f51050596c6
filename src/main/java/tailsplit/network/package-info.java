/** Networks, the heads on top of it, and the optimiser: what runs inside libtorch. */
@NullMarked
package tailsplit.network;

import org.jspecify.annotations.NullMarked;

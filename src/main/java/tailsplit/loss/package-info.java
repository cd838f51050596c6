/** Losses, class weights, margins, rules. */
@NullMarked
package tailsplit.loss;

import org.jspecify.annotations.NullMarked;

/** Losses, class weights, margins, rules. */
package tailsplit.loss;

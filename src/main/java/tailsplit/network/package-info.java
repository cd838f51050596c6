/** Networks, the heads on top of it, and the optimiser: what runs inside libtorch. */
package tailsplit.network;

/** Which images a run trains on: profiles, counts, the exact selection. */
package tailsplit.imbalance;

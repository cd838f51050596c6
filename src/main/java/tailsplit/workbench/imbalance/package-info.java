/** The imbalance designer: bars, profile, factor, counts. */
package tailsplit.workbench.imbalance;

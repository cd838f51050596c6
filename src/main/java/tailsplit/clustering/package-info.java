/** Clusterings, each with its settings and its script; what they remember from batch to batch. */
package tailsplit.clustering;

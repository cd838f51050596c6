/** What says how good a network is: each metric is declared and computed in one file. */
package tailsplit.metric;

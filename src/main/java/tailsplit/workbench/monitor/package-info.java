/** The Runs screen: the queue, and a run as it trains or as it ended. */
package tailsplit.workbench.monitor;

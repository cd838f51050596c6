/** Files from the network: fetched, resumed, verified. */
package tailsplit.download;

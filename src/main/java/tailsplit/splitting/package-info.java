/** The subclass plan, how its numbers are found and fitted, tallies. */
package tailsplit.splitting;

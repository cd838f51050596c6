/** The subclass plan, dynamic clustering (Eq. 2 to 4), tallies. */
package tailsplit.splitting;

/** What belongs to the user of this machine. */
package tailsplit.user;

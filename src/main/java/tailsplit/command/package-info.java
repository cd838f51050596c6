/** The command line. */
package tailsplit.command;

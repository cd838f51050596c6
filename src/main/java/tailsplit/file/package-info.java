/** Files and processes of this machine: whole or not at all, held by one, and what to say of those that cannot be used. */
package tailsplit.file;

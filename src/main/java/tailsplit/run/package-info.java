/** What a run leaves behind: its folder, the records in it. */
package tailsplit.run;

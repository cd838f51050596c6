/** What a run leaves behind: its folder, the records in it, the scores. */
package tailsplit.run;

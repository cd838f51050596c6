/** The experiment that is being designed: its configuration with undo, its data, and what both amount to. */
package tailsplit.workbench.draft;

/** Words, questions and controls that all screens share. */
package tailsplit.workbench.shared;

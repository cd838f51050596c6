/** The epochs of a run, and the learning rate over them. */
package tailsplit.schedule;

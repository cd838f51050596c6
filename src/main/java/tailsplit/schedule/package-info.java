/** The learning rate over the epochs. */
package tailsplit.schedule;

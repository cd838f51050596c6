/** Work beside the window's thread. */
package tailsplit.workbench.task;

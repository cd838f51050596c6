/** The window: every screen, by feature, over experiments and run folders. */
package tailsplit.workbench;

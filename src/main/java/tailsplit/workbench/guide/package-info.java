/** Help within the window. */
package tailsplit.workbench.guide;

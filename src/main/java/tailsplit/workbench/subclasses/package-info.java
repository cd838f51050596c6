/** The subclass editor. */
package tailsplit.workbench.subclasses;

/** The Design screen: one experiment, from its images to its schedule. */
package tailsplit.workbench.design;

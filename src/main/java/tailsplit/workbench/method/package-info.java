/** The form of all settings, made from their declaration. */
package tailsplit.workbench.method;

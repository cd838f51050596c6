/** An experiment as its user describes it: settings, configuration files, the workspace. */
package tailsplit.experiment;

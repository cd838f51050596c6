/** What can be set: settings, the types of their values, and the options that one chooses among. */
package tailsplit.setting;

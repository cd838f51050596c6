/** Starting and watching worker processes. */
package tailsplit.service;

/** Getting a GPU into use. */
package tailsplit.workbench.gpu;

/** What images there are: formats, the catalogue with downloads, the embedded sample. */
package tailsplit.dataset;

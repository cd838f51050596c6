/** The random generators: NumPy's own for splits, and the one of everything else. */
package tailsplit.random;

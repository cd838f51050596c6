package tailsplit.run;

/**
 * A training image in the plane, a row of projection/epoch-N.csv.
 *
 * @param image       its index in the data set's training part
 * @param pseudoLabel counted through the subclasses of all classes; -1 (an empty cell) without splitting
 * @param prediction  the class predicted
 */
public record ProjectionPoint(int image, double x, double y, int label, int pseudoLabel, int prediction) {}

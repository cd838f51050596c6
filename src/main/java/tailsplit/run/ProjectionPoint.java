package tailsplit.run;

import java.util.OptionalInt;

/**
 * A training image in the plane, a row of projection/epoch-N.csv.
 *
 * @param image       its index in the data set's training part
 * @param pseudoLabel counted through the subclasses of all classes; none without splitting
 * @param prediction  the class predicted
 */
public record ProjectionPoint(int image, double x, double y, int label, OptionalInt pseudoLabel, int prediction) {}

package tailsplit.run;

/** A centre of a class in the plane, a row of projection/centres-N.csv; under k-means a class has several. */
public record ProjectionCentre(int label, double x, double y) {}

package tailsplit.run;

/** The centre of a class in the plane, a row of projection/centres-N.csv. */
public record ProjectionCentre(int label, double x, double y) {}

package tailsplit.clustering;

import java.util.stream.IntStream;
import tailsplit.splitting.SubclassPlan;

/**
 * An array of 32-bit numbers that a clustering remembers from batch to batch, {@code [rows]} or {@code [rows, features]}. Where
 * subclasses are merged or split, the rows of subclasses go along.
 *
 * @param name       in checkpoints; it never changes
 * @param ofFeatures a row is a point among the features, else a number
 * @param start      every number of it before the first batch
 */
public record StateArray(String name, Rows rows, boolean ofFeatures, float start) {
    static final String CENTRES = "centres";

    /** What has a row. */
    public enum Rows {
        CLASS, SUBCLASS;

        /** The class of each row. */
        public int[] classes(SubclassPlan plan) {
            return switch (this) {
                case CLASS -> IntStream.range(0, plan.classes()).toArray();
                case SUBCLASS -> plan.classOfPseudoClass();
            };
        }
    }

    /** Those that projections show: a row is NaN until it is known. */
    static StateArray centres(Rows rows) {
        return new StateArray(CENTRES, rows, true, Float.NaN);
    }

    public boolean isCentres() {
        return name.equals(CENTRES);
    }
}

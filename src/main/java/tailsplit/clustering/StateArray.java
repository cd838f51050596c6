package tailsplit.clustering;

import java.util.stream.IntStream;
import tailsplit.random.SplitMix;
import tailsplit.splitting.SubclassPlan;

/**
 * An array of 32-bit numbers that a clustering remembers from batch to batch, {@code [rows]} or {@code [rows, features]}. Where
 * subclasses are merged or split, the rows of subclasses go along.
 *
 * @param name       in checkpoints; it never changes
 * @param ofFeatures a row is a point among the features, else a number
 * @param start      every number of it before the first batch
 * @param isDrawn    each number begins as a whole one drawn for it instead
 */
public record StateArray(String name, Rows rows, boolean ofFeatures, float start, boolean isDrawn) {
    static final String CENTRES = "centres";
    /** Whole numbers up to twice this one are exact in 32 bits. */
    private static final int DRAWN_BELOW = 1 << 23;

    StateArray(String name, Rows rows, boolean ofFeatures, float start) {
        this(name, rows, ofFeatures, start, false);
    }

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

    /** A whole number of each class that begins anywhere below 2^23. */
    static StateArray drawn(String name) {
        return new StateArray(name, Rows.CLASS, false, 0, true);
    }

    /** Its numbers before the first batch. */
    float[] first(SubclassPlan plan, int features, SplitMix random) {
        float[] values = new float[rows.classes(plan).length * (ofFeatures ? features : 1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = isDrawn ? random.nextInt(DRAWN_BELOW) : start;
        }
        return values;
    }

    public boolean isCentres() {
        return name.equals(CENTRES);
    }
}

package tailsplit.metric;

import java.util.function.IntToDoubleFunction;

/** The index of the largest value, the first of equal ones; 0 where none is a number. */
public final class ArgMax {
    private ArgMax() {}

    public static int of(float[] values) {
        return of(values.length, i -> values[i]);
    }

    public static int of(double[] values) {
        return of(values.length, i -> values[i]);
    }

    private static int of(int length, IntToDoubleFunction value) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (value.applyAsDouble(i) > value.applyAsDouble(best)) {
                best = i;
            }
        }
        return best;
    }
}

package tailsplit.results;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Some numbers in brief.
 *
 * @param mean NaN for none
 * @param sd   the sample standard deviation, with n - 1; NaN for fewer than two
 */
public record Summary(int n, double mean, double sd) {
    private static final int FEWEST_FOR_A_TEST = 3;

    /** Of those that are numbers. */
    public static Summary of(double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        int n = finite.length;
        double mean = n == 0 ? Double.NaN : Arrays.stream(finite).sum() / n;
        double squares = Arrays.stream(finite).map(value -> (value - mean) * (value - mean)).sum();
        return new Summary(n, mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)));
    }

    /**
     * Of Student's two-sided t-test that the mean is zero: for paired differences, the paired t-test. Empty for fewer
     * than three numbers or where they do not vary.
     */
    public OptionalDouble p() {
        if (n < FEWEST_FOR_A_TEST || !(sd > 0)) {
            return OptionalDouble.empty();
        }
        double t = Math.abs(mean) / (sd / Math.sqrt(n));
        return OptionalDouble.of(2 * TDistribution.of(n - 1).survivalProbability(t));
    }
}

package tailsplit.splitting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a plan takes off the scores of its classes where a class is scored by its largest pseudo-class.
 *
 * <p>A network gives pseudo-class k of class c the probability p(c|x) q(k|x,c). Where it cannot tell the SN_c subclasses apart and
 * they are equally full, every q is 1 / SN_c, and the largest pseudo-logit is log SN_c below the class's own: no split takes more.
 * Logit adjustment (Menon et al., 2021) takes tau log N_c off instead. So a split read in this way is a partial logit adjustment.
 *
 * @param shifts  of each class, log SN_c, at least 0
 * @param nearest the logit adjustment that is nearest to them; empty unless two classes differ in their images
 */
public record PlanShift(List<Double> shifts, Optional<Adjustment> nearest) {
    public PlanShift {
        shifts = List.copyOf(shifts);
    }

    /**
     * The shifts tau log N_c + constant. A constant that all scores share decides nothing, so the nearest in least squares is the
     * regression of the shifts on log N_c, and its tau is the slope of log SN_c over log N_c: 0 for no adjustment, 1 for a full one.
     */
    public record Adjustment(double tau, double constant) {
        /** @param count training images of the class, at least 1 */
        public double shift(int count) {
            return tau * Math.log(count) + constant;
        }
    }

    /** @param counts training images of each class of the plan; classes without any have no say in what is nearest */
    public static PlanShift of(int[] counts, SubclassPlan plan) {
        List<Double> shifts = plan.subclasses().stream().map(Math::log).toList();
        return new PlanShift(shifts, nearest(counts, shifts));
    }

    /**
     * The logit adjustment that is nearest to shifts, be they a plan's or those that a network makes.
     *
     * @param counts training images of each class; classes without any have no say
     * @param shifts of each class
     * @return empty unless two classes differ in their images
     */
    public static Optional<Adjustment> nearest(int[] counts, List<Double> shifts) {
        int[] present = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
        boolean differ = Arrays.stream(present).map(c -> counts[c]).distinct().count() > 1;
        return differ ? Optional.of(regression(Arrays.stream(present).mapToDouble(c -> Math.log(counts[c])).toArray(),
                Arrays.stream(present).mapToDouble(shifts::get).toArray())) : Optional.empty();
    }

    private static Adjustment regression(double[] logCounts, double[] shifts) {
        double meanCount = Arrays.stream(logCounts).average().orElseThrow();
        double meanShift = Arrays.stream(shifts).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < shifts.length; i++) {
            double deviation = logCounts[i] - meanCount;
            covariance += deviation * (shifts[i] - meanShift);
            variance += deviation * deviation;
        }
        double tau = covariance / variance;
        return new Adjustment(tau, meanShift - tau * meanCount);
    }
}

package tailsplit.splitting;

import java.util.Arrays;
import java.util.Optional;
import tailsplit.setting.ConstantOption;

/** The number of images that losses and rules take a pseudo-class to have. */
public enum PseudoCounts implements ConstantOption {
    /** The last epoch's tally, never below 1; in the first epoch the class's images shared evenly. */
    TALLY,
    /** The images of the real class. */
    REAL,
    /** The tally with its zeros: what then becomes infinite ends the run. */
    STRICT;

    /**
     * @param classCounts images of each real class
     * @param lastTally   images of each pseudo-class in the epoch before, empty in the first epoch
     * @return one number for each pseudo-class
     */
    public double[] of(SubclassPlan plan, int[] classCounts, Optional<int[]> lastTally) {
        if (this == REAL) {
            return Arrays.stream(plan.classOfPseudoClass()).mapToDouble(c -> classCounts[c]).toArray();
        }
        if (lastTally.isEmpty()) {
            return Arrays.stream(plan.classOfPseudoClass())
                    .mapToDouble(c -> Math.max(1, (double) classCounts[c] / plan.subclasses(c)))
                    .toArray();
        }
        int least = this == STRICT ? 0 : 1;
        return Arrays.stream(lastTally.get()).mapToDouble(images -> Math.max(least, images)).toArray();
    }
}

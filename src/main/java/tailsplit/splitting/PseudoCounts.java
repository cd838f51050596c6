package tailsplit.splitting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.SettingType.WholeNumber;
import tailsplit.setting.Values;

/**
 * The number of images that losses and rules take a pseudo-class to have.
 *
 * @param floor the least number of a pseudo-class, where counts are of what was assigned
 */
public record PseudoCounts(Source source, int floor) {
    public static final Setting<Long> FLOOR = Setting.axis("splitting.countFloor", "Least count", new WholeNumber(1, 10_000_000), 1L,
            "The least number of images that losses and rules take a subclass to have: a nearly empty one otherwise takes "
                    + "nearly all of the weights and margins.");
    public static final Setting<Source> SOURCE = Setting.axis("splitting.counts", "Pseudo-class counts", OneOf.of(Source.class),
            Source.TALLY,
            "What losses and rules take as a subclass's number of images: those that have it as their last pseudo-label, the real class's "
                    + "number, the former with its zeros, the class's images shared evenly, or what the first epoch came to.");

    /** Where the numbers come from. */
    public enum Source implements ConstantOption {
        /** The images that had the pseudo-label last, never below the floor; in the first epoch the class's images shared evenly. */
        TALLY,
        /** The images of the real class. */
        REAL,
        /** The tally with its zeros: what then becomes infinite ends the run. */
        STRICT,
        /** The class's images shared evenly, always. */
        EVEN,
        /** The tally of the first epoch, in every later one. */
        FIRST_EPOCH;

        @Override
        public List<Setting<?>> settings() {
            return this == TALLY || this == FIRST_EPOCH ? List.of(FLOOR) : List.of();
        }
    }

    public static PseudoCounts of(Values values) {
        return new PseudoCounts(values.get(SOURCE), values.getInt(FLOOR));
    }

    /**
     * @param classCounts images of each real class
     * @param tally       images of each pseudo-class in the epoch before, in the first epoch of all under {@link Source#FIRST_EPOCH};
     *                    empty in the first epoch
     * @return one number for each pseudo-class
     */
    public double[] of(SubclassPlan plan, int[] classCounts, Optional<int[]> tally) {
        if (source == Source.REAL) {
            return Arrays.stream(plan.classOfPseudoClass()).mapToDouble(c -> classCounts[c]).toArray();
        }
        if (tally.isEmpty() || source == Source.EVEN) {
            return Arrays.stream(plan.classOfPseudoClass())
                    .mapToDouble(c -> Math.max(1, (double) classCounts[c] / plan.subclasses(c)))
                    .toArray();
        }
        int least = source == Source.STRICT ? 0 : floor;
        return Arrays.stream(tally.get()).mapToDouble(images -> Math.max(least, images)).toArray();
    }
}

package tailsplit.splitting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Subclasses of about one size in all classes. */
public final class BalancedSubclasses {
    private static final int SUBCLASSES_OF_LARGEST = 5;

    private BalancedSubclasses() {}

    /**
     * @param counts images of each class
     * @param size   images that a subclass should have, at least 1; 0 takes {@link #fifthOfLargest}
     * @return for each class the number of subclasses that brings their size nearest to {@code size}
     */
    public static List<ClassChoice> choose(int[] counts, int size) {
        int target = size > 0 ? size : fifthOfLargest(counts);
        SubclassPlan plan = SubclassPlan.ofSize(counts, target);
        return IntStream.range(0, counts.length)
                .mapToObj(c -> new ClassChoice(plan.subclasses(c), reason(counts[c], plan.subclasses(c), target), List.of())).toList();
    }

    /** A fifth of the largest class's images, rounded up: the largest class then has five subclasses, as in the paper. */
    public static int fifthOfLargest(int[] counts) {
        return Math.ceilDiv(Arrays.stream(counts).max().orElseThrow(), SUBCLASSES_OF_LARGEST);
    }

    private static String reason(int images, int subclasses, int target) {
        return subclasses == 1
                ? String.format(Locale.ROOT, "%,d %s nearest to one subclass of %,d", images,
                        images == 1 ? "image is" : "images are", target)
                : String.format(Locale.ROOT, "%,d images are %d subclasses of about %,d", images, subclasses,
                        Math.round((float) images / subclasses));
    }
}

package tailsplit.splitting;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many subclasses each class is split into. The pseudo-classes are numbered class after class: class c holds
 * {@code offset(c)} to {@code offset(c) + subclasses(c) - 1}.
 */
public record SubclassPlan(List<Integer> subclasses) {
    /**
     * The paper's plans for ten classes (Table 3). It prints nine numbers each for ten classes; a 1 is appended.
     * The first is the one used everywhere else in the paper.
     */
    public static final List<List<Integer>> PAPER = List.of(
            List.of(5, 3, 2, 2, 1, 1, 1, 1, 1, 1),
            List.of(10, 8, 6, 5, 3, 2, 2, 1, 1, 1),
            List.of(30, 24, 18, 15, 3, 3, 2, 2, 1, 1),
            List.of(50, 40, 30, 25, 9, 9, 1, 1, 1, 1));

    private static final int SUBCLASSES_OF_LARGEST = 5;

    public SubclassPlan {
        subclasses = List.copyOf(subclasses);
        if (subclasses.isEmpty() || Collections.min(subclasses) < 1) {
            throw new IllegalArgumentException("subclasses " + subclasses);
        }
    }

    /** The paper's own plan, for 10 classes or (each number ten times) for 100; empty for other numbers of classes. */
    public static Optional<SubclassPlan> paper(int classes) {
        if (classes != 10 && classes != 100) {
            return Optional.empty();
        }
        return Optional.of(paper(0, classes));
    }

    /**
     * In proportion to the images: {@code ceil(5 * N_c / N_max)}. For CIFAR-10 with imbalance factor 0.01 this is the
     * paper's plan.
     */
    public static SubclassPlan proportional(int[] counts) {
        long largest = Arrays.stream(counts).max().orElseThrow();
        return new SubclassPlan(Arrays.stream(counts)
                .mapToObj(count -> (int) Math.max(1, Math.ceilDiv((long) SUBCLASSES_OF_LARGEST * count, largest)))
                .toList());
    }

    /**
     * As many subclasses as bring their size nearest to {@code size} images.
     *
     * @param size at least 1
     */
    public static SubclassPlan ofSize(int[] counts, int size) {
        return new SubclassPlan(Arrays.stream(counts).mapToObj(count -> Math.max(1, Math.round((float) count / size))).toList());
    }

    /**
     * {@link #PAPER}'s plan number {@code index}, each number {@code classes / 10} times.
     *
     * @param classes 10 or 100
     */
    public static SubclassPlan paper(int index, int classes) {
        return new SubclassPlan(PAPER.get(index).stream()
                .flatMap(number -> Collections.nCopies(classes / 10, number).stream()).toList());
    }

    public int classes() {
        return subclasses.size();
    }

    /** Subclasses of class c. */
    public int subclasses(int c) {
        return subclasses.get(c);
    }

    /** P, the number of all pseudo-classes. */
    public int pseudoClasses() {
        return subclasses.stream().mapToInt(Integer::intValue).sum();
    }

    /** The first pseudo-class of each class. */
    public int[] offsets() {
        int[] offsets = new int[classes()];
        for (int c = 1; c < offsets.length; c++) {
            offsets[c] = offsets[c - 1] + subclasses.get(c - 1);
        }
        return offsets;
    }

    /** The class of each pseudo-class. */
    public int[] classOfPseudoClass() {
        int[] classes = new int[pseudoClasses()];
        int next = 0;
        for (int c = 0; c < classes(); c++) {
            Arrays.fill(classes, next, next += subclasses.get(c), c);
        }
        return classes;
    }

    /**
     * Pseudo-labels, with the first of its class for an image that has none yet.
     *
     * @param pseudoLabels {@code [images]}, -1 for none
     * @param classes      {@code [images]}
     */
    public int[] orFirst(int[] pseudoLabels, int[] classes) {
        int[] offsets = offsets();
        return IntStream.range(0, pseudoLabels.length)
                .map(i -> pseudoLabels[i] < 0 ? offsets[classes[i]] : pseudoLabels[i]).toArray();
    }
}

package tailsplit.imbalance;

import java.util.Arrays;

/**
 * The numbers that describe an imbalance.
 *
 * @param factor smallest over largest class
 * @param gini   Gini coefficient of the counts: 0 where all are equal, towards 1 where one class has all
 * @param many   classes of over 100 images
 * @param medium classes of 20 to 100
 * @param few    classes of under 20
 */
public record CountFigures(int total, int largest, int smallest, double factor, double gini, int many, int medium, int few) {
    private static final int MANY = 100;
    private static final int MEDIUM = 20;

    /** @param counts images of each class, at least one class */
    public static CountFigures of(int[] counts) {
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int total = Arrays.stream(sorted).sum();
        int smallest = sorted[0];
        int largest = sorted[sorted.length - 1];
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
        }
        int many = (int) Arrays.stream(sorted).filter(count -> count > MANY).count();
        int few = (int) Arrays.stream(sorted).filter(count -> count < MEDIUM).count();
        return new CountFigures(total, largest, smallest, (double) smallest / largest,
                total == 0 ? 0 : weighted / ((double) sorted.length * total), many, sorted.length - many - few, few);
    }
}

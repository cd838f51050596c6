package tailsplit.run;

import java.util.List;

/**
 * The test accuracy of every class after an epoch, a row of class-accuracy.csv.
 *
 * @param epoch      counted from 1
 * @param accuracies fractions from 0 to 1 by class; NaN for a class without test images
 */
public record ClassAccuracy(int epoch, List<Double> accuracies) {
    public ClassAccuracy {
        accuracies = List.copyOf(accuracies);
    }
}

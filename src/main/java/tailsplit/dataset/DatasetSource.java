package tailsplit.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which data set is asked for.
 *
 * @param name         one of {@link Datasets#names()}
 * @param path         the file or folder that holds it; empty for the place where downloads lie
 * @param labels       of CIFAR-100
 * @param size         pixels a side that the images of a folder are scaled to
 * @param testFraction share of the images kept for testing where the user's own data have no test part
 * @param splitSeed    draws that part
 */
public record DatasetSource(
        String name, Optional<Path> path, Labels labels, int size, double testFraction, long splitSeed) {
    public enum Labels { FINE, COARSE }

    /** A data set by its name alone, from the place where downloads lie. */
    public static DatasetSource named(String name) {
        return new DatasetSource(name, Optional.empty(), Labels.FINE, 32, 0.2, 0);
    }
}

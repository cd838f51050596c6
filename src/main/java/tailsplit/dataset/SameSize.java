package tailsplit.dataset;

import java.nio.file.Path;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;

/** All parts of a data set must hold images of one size. */
final class SameSize {
    private SameSize() {}

    static Dataset check(Dataset dataset, Path file) {
        ImageSet train = dataset.train();
        Stream.concat(dataset.validation().stream(), Stream.of(dataset.test())).forEach(part -> {
            if (part.height() != train.height() || part.width() != train.width() || part.channels() != train.channels()) {
                throw new InvalidInputException("%s: found training images of %dx%dx%d and others of %dx%dx%d; allowed: one size"
                        .formatted(file, train.height(), train.width(), train.channels(),
                                part.height(), part.width(), part.channels()));
            }
        });
        return dataset;
    }
}

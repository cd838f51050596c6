package tailsplit.workbench;

import java.nio.file.Path;
import tailsplit.dataset.DatasetFormat;
import tailsplit.dataset.DatasetKind;

/** What a file or folder is that is dropped onto the window. */
sealed interface Dropped {
    /** A data set to train on. */
    record Data(DatasetKind kind, Path path) implements Dropped {}

    /** @throws tailsplit.file.InvalidInputException where it is nothing that the window takes, with what it is instead */
    static Dropped of(Path path) {
        return new Data(DatasetFormat.of(path), path);
    }
}

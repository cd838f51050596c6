package tailsplit.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * The image files of a part.
 *
 * @param place  the folder or list that they were found by
 * @param labels one for each file
 */
record PartFiles(Path place, List<Path> files, List<Integer> labels) {
    PartFiles {
        files = List.copyOf(files);
        labels = List.copyOf(labels);
    }
}

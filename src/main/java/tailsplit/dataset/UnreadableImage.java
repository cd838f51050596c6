package tailsplit.dataset;

import java.io.IOException;
import java.util.Objects;
import tailsplit.file.FileProblem;
import tailsplit.image.UnreadableImageException;

/**
 * A file of a data set that is no image that can be read.
 *
 * @param where the file, below the data set's folder
 * @param found what it is instead, as after "found"
 */
public record UnreadableImage(Part part, int label, String where, String found) {
    /** What a file is that could not be read as an image. */
    static String found(IOException problem) {
        return problem instanceof UnreadableImageException unreadable ? Objects.requireNonNull(unreadable.getMessage())
                : "a file that cannot be read: " + FileProblem.reason(problem);
    }
}

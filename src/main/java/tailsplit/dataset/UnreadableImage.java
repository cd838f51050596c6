package tailsplit.dataset;

/**
 * A file of a data set that is no image that can be read.
 *
 * @param where the file, below the data set's folder
 * @param found what it is instead, as after "found"
 */
public record UnreadableImage(Part part, int label, String where, String found) {}

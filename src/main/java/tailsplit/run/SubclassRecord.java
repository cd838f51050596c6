package tailsplit.run;

/**
 * How full a subclass was in an epoch, a row of subclasses.csv.
 *
 * @param epoch        counted from 1
 * @param label        the class
 * @param subclass     0 is the innermost
 * @param images       how often an image was given to it in the epoch
 * @param ringWidth    the mean over the epoch's batches
 * @param meanDistance of its images to the class's centre
 */
public record SubclassRecord(
        int epoch, int label, int subclass, int images, double ringWidth, double meanDistance) {}

package tailsplit.run;

/**
 * What the split of a class came to in an epoch, a row of split.csv.
 *
 * @param epoch          counted from 1
 * @param label          the class
 * @param shift          mean over the class's test images of -log max q, where q is the softmax over the class's own pseudo-logits: what
 *                       a decision by the largest pseudo-class takes off the class's score, from 0 to the plan's; NaN without images
 * @param planShift      log of the number of its subclasses
 * @param entropy        of the images over its subclasses, by their last pseudo-labels, in nats, from 0 to the plan's shift
 * @param largestShare   of its images in one subclass, from 0 to 1
 * @param changed        share of its images whose pseudo-label is another one than after the epoch before; NaN in the first
 * @param predicted      share of its images whose pseudo-label had the largest of the class's own pseudo-logits when they were trained on
 */
public record SplitRecord(int epoch, int label, double shift, double planShift, double entropy, double largestShare, double changed,
        double predicted) {}

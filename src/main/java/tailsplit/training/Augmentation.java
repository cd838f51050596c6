package tailsplit.training;

/**
 * What is done to each training image, anew every time.
 *
 * @param padding pixels of zeros around the image before a random crop of its own size; 0 for no crop
 * @param flip    whether half of the images are mirrored
 */
public record Augmentation(int padding, boolean flip) {
    static final Augmentation NONE = new Augmentation(0, false);
}

package tailsplit.training;

import tailsplit.random.SplitMix;

/**
 * What is done to each training image, anew every time.
 *
 * @param padding pixels of zeros around the image before a random crop of its own size; 0 for no crop
 * @param flip    whether half of the images are mirrored
 */
public record Augmentation(int padding, boolean flip) {
    static final Augmentation NONE = new Augmentation(0, false);

    /**
     * For one image.
     *
     * @param down  where the crop begins, from -padding to padding
     * @param right likewise
     */
    record Drawn(int down, int right, boolean mirrored) {}

    Drawn draw(SplitMix random) {
        return new Drawn(shift(random), shift(random), flip && random.nextBoolean());
    }

    private int shift(SplitMix random) {
        return padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
    }
}

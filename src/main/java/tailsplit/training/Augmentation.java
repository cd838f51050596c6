package tailsplit.training;

import tailsplit.dataset.Crop;
import tailsplit.random.SplitMix;

/**
 * What is done to each training image, anew every time.
 *
 * @param flip whether half of the images are mirrored
 */
public record Augmentation(Crop crop, boolean flip) {
    static final Augmentation NONE = new Augmentation(Crop.NONE, false);

    /** For one image. */
    record Drawn(Crop.Frame frame, boolean mirrored) {}

    Drawn draw(SplitMix random, int height, int width) {
        return new Drawn(crop.draw(random, height, width), flip && random.nextBoolean());
    }
}

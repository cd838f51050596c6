package tailsplit.dataset;

import tailsplit.random.SplitMix;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.WholeNumber;

/** Which part of a training image fills the image, drawn anew every time. */
public sealed interface Crop {
    /** The whole image. */
    Crop NONE = new Padded(0);

    /**
     * What fills an image.
     *
     * @param top    the row that it begins with, in pixels; what lies outside the image is zero
     * @param left   the column likewise
     * @param height pixels that are scaled to the image's height
     * @param width  pixels that are scaled to its width
     */
    record Frame(int top, int left, int height, int width) {}

    /** @param random of which every call takes its numbers */
    Frame draw(SplitMix random, int height, int width);

    /**
     * An area of the image's own size, from the image with zeros around it.
     *
     * @param padding pixels of zeros on each side
     */
    record Padded(int padding) implements Crop {
        public static final Setting<Long> PADDING = Setting.axis("training.crop", "Crop padding", new WholeNumber(0, 64), 4L,
                "Pixels of zero padding around an image before it is cropped at random to its size; 0 crops nothing.");

        @Override
        public Frame draw(SplitMix random, int height, int width) {
            return new Frame(shift(random), shift(random), height, width);
        }

        private int shift(SplitMix random) {
            return padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
        }
    }

    /**
     * An area within the image of random size and of a ratio of its sides between 3/4 and 4/3, as torchvision's
     * {@code RandomResizedCrop} draws it (Szegedy et al., 2015).
     *
     * @param smallest share of the image's area, above 0 and up to 1
     */
    record Resized(double smallest) implements Crop {
        public static final Setting<Double> SMALLEST = Setting.axis("training.cropArea", "Smallest crop", Decimal.above(0, 1), 0.08,
                "The smallest share of an image's area that a random resized crop keeps; a larger value crops less.");

        private static final int TRIES = 10;
        private static final double WIDEST = 4.0 / 3;

        @Override
        public Frame draw(SplitMix random, int height, int width) {
            for (int i = 0; i < TRIES; i++) {
                double area = height * width * (smallest + (1 - smallest) * random.nextDouble());
                double ratio = StrictMath.exp(StrictMath.log(WIDEST) * (2 * random.nextDouble() - 1));
                int wide = (int) Math.rint(Math.sqrt(area * ratio));
                int high = (int) Math.rint(Math.sqrt(area / ratio));
                if (wide > 0 && wide <= width && high > 0 && high <= height) {
                    int top = random.nextInt(height - high + 1);
                    return new Frame(top, random.nextInt(width - wide + 1), high, wide);
                }
            }
            int wide = Math.min(width, (int) Math.rint(height * WIDEST));
            int high = Math.min(height, (int) Math.rint(width * WIDEST));
            return new Frame((height - high) / 2, (width - wide) / 2, high, wide);
        }
    }
}

package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import tailsplit.dataset.ImageSet;
import tailsplit.random.SplitMix;

/** Makes network input of images kept as bytes: crop, flip and normalisation in one pass over a reused buffer. */
final class ImageLoader {
    private final ImageSet images;
    private final float[][] table;
    private final ByteBuffer bytes;
    private final FloatBuffer floats;
    private final float[] row;

    /** @param largestBatch images that fit into one call */
    ImageLoader(ImageSet images, Normalisation normalisation, int largestBatch) {
        this.images = images;
        this.table = normalisation.table();
        bytes = ByteBuffer.allocateDirect(Math.multiplyExact(largestBatch * 4, images.imageBytes()))
                .order(ByteOrder.nativeOrder());
        floats = bytes.asFloatBuffer();
        row = new float[images.width() * images.channels()];
    }

    /**
     * The returned array may be a view of the buffer: it is good until the next call.
     *
     * @param positions of the images in their set
     * @return {@code [batch, channels, height, width]}, channels last in memory
     */
    NDArray load(NDManager manager, int[] positions, Augmentation augmentation, SplitMix random) {
        floats.clear();
        for (int position : positions) {
            int shiftY = shift(augmentation.padding(), random);
            int shiftX = shift(augmentation.padding(), random);
            boolean mirrored = augmentation.flip() && random.nextBoolean();
            put(position, shiftY, shiftX, mirrored);
        }
        bytes.position(0).limit(positions.length * images.imageBytes() * 4);
        Shape shape = new Shape(positions.length, images.height(), images.width(), images.channels());
        return manager.create(bytes, shape, DataType.FLOAT32).transpose(0, 3, 1, 2);
    }

    /** Without augmentation. */
    NDArray load(NDManager manager, int[] positions) {
        return load(manager, positions, Augmentation.NONE, new SplitMix(0));
    }

    private static int shift(int padding, SplitMix random) {
        return padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
    }

    private void put(int position, int shiftY, int shiftX, boolean mirrored) {
        int channels = images.channels();
        int width = images.width();
        int start = position * images.imageBytes();
        for (int y = 0; y < images.height(); y++) {
            int sourceY = y + shiftY;
            boolean inside = sourceY >= 0 && sourceY < images.height();
            for (int x = 0; x < width; x++) {
                int sourceX = (mirrored ? width - 1 - x : x) + shiftX;
                boolean pixel = inside && sourceX >= 0 && sourceX < width;
                int at = start + (sourceY * width + sourceX) * channels;
                for (int c = 0; c < channels; c++) {
                    row[x * channels + c] = table[c][pixel ? images.pixels()[at + c] & 0xFF : 0];
                }
            }
            floats.put(row);
        }
    }
}

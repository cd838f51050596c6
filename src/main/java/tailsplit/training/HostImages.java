package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import tailsplit.dataset.Crop;
import tailsplit.dataset.ImageSet;
import tailsplit.random.SplitMix;

/** In the program's own memory: crop, flip and normalisation in one pass over a reused buffer. */
final class HostImages implements ImageSource {
    private final ImageSet images;
    private final int[] positions;
    private final float[][] table;
    private final ByteBuffer bytes;
    private final FloatBuffer floats;
    private final byte[] pixels;
    private final float[] row;

    HostImages(ImageSet images, int[] positions, Normalisation normalisation, int largestBatch) {
        this.images = images;
        this.positions = positions;
        this.table = normalisation.table();
        bytes = ByteBuffer.allocateDirect(Math.multiplyExact(largestBatch * 4, images.imageBytes()))
                .order(ByteOrder.nativeOrder());
        floats = bytes.asFloatBuffer();
        pixels = new byte[images.imageBytes()];
        row = new float[images.width() * images.channels()];
    }

    @Override
    public Loaded load(NDManager manager, int[] indices, Augmentation augmentation, SplitMix random) {
        floats.clear();
        for (int index : indices) {
            put(positions[index], augmentation.draw(random, images.height(), images.width()));
        }
        bytes.position(0).limit(indices.length * images.imageBytes() * 4);
        Shape shape = new Shape(indices.length, images.height(), images.width(), images.channels());
        NDArray input = manager.create(bytes, shape, DataType.FLOAT32).transpose(0, 3, 1, 2);
        return new Loaded(input, Batches.classes(manager, Arrays.stream(indices).map(index -> images.labels()[positions[index]]).toArray()),
                Batches.classes(manager, indices));
    }

    @Override
    public void close() {}

    private void put(int position, Augmentation.Drawn drawn) {
        images.read(position, pixels);
        Crop.Frame frame = drawn.frame();
        if (frame.height() == images.height() && frame.width() == images.width()) {
            shifted(frame, drawn.mirrored());
        } else {
            resized(frame, drawn.mirrored());
        }
    }

    private void shifted(Crop.Frame frame, boolean mirrored) {
        int channels = images.channels();
        int width = images.width();
        for (int y = 0; y < images.height(); y++) {
            int sourceY = y + frame.top();
            boolean inside = sourceY >= 0 && sourceY < images.height();
            for (int x = 0; x < width; x++) {
                int sourceX = (mirrored ? width - 1 - x : x) + frame.left();
                boolean pixel = inside && sourceX >= 0 && sourceX < width;
                int at = (sourceY * width + sourceX) * channels;
                for (int c = 0; c < channels; c++) {
                    row[x * channels + c] = table[c][pixel ? pixels[at + c] & 0xFF : 0];
                }
            }
            floats.put(row);
        }
    }

    /** Between the four pixels around a point, as PyTorch's {@code interpolate} does without aligned corners. */
    private void resized(Crop.Frame frame, boolean mirrored) {
        int channels = images.channels();
        int width = images.width();
        for (int y = 0; y < images.height(); y++) {
            float down = source(y, frame.height(), images.height());
            int above = (frame.top() + (int) down) * width;
            int below = (frame.top() + Math.min((int) down + 1, frame.height() - 1)) * width;
            float lower = down - (int) down;
            for (int x = 0; x < width; x++) {
                float across = source(mirrored ? width - 1 - x : x, frame.width(), width);
                int left = frame.left() + (int) across;
                int right = frame.left() + Math.min((int) across + 1, frame.width() - 1);
                float righter = across - (int) across;
                for (int c = 0; c < channels; c++) {
                    row[x * channels + c] =
                            (1 - lower) * ((1 - righter) * value(above + left, c) + righter * value(above + right, c))
                                    + lower * ((1 - righter) * value(below + left, c) + righter * value(below + right, c));
                }
            }
            floats.put(row);
        }
    }

    /** Where the middle of a pixel lies in the part that fills the image. */
    private static float source(int pixel, int part, int whole) {
        return Math.max(0, (float) part / whole * (pixel + 0.5f) - 0.5f);
    }

    private float value(int pixel, int channel) {
        return table[channel][pixels[pixel * images.channels() + channel] & 0xFF];
    }
}

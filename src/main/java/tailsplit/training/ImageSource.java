package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import tailsplit.dataset.ImageSet;
import tailsplit.random.SplitMix;

/** Makes network input of images kept as bytes: crop, flip and normalisation. */
sealed interface ImageSource extends AutoCloseable permits HostImages, DeviceImages {
    /**
     * @param images  {@code [batch, channels, height, width]}, channels last in memory
     * @param classes {@code [batch]}, int64
     * @param indices {@code [batch]}, int64: as they were asked for
     */
    record Loaded(NDArray images, NDArray classes, NDArray indices) {}

    /**
     * What is returned may be a view of a buffer: it is good until the next call.
     *
     * @param indices of the images in this source
     */
    Loaded load(NDManager manager, int[] indices, Augmentation augmentation, SplitMix random);

    /** Without augmentation. */
    default NDArray load(NDManager manager, int[] indices) {
        return load(manager, indices, Augmentation.NONE, new SplitMix(0)).images();
    }

    @Override
    void close();

    /**
     * On a GPU with the memory for it the images lie there.
     *
     * @param manager      whose device computes
     * @param positions    in the set, of the images of this source
     * @param largestBatch images that fit into one call
     */
    static ImageSource of(NDManager manager, ImageSet images, int[] positions, Normalisation normalisation, int largestBatch) {
        long bytes = (long) positions.length * images.imageBytes();
        return Devices.hasRoomFor(manager.getDevice(), bytes) ? new DeviceImages(manager, images, positions, normalisation)
                : new HostImages(images, positions, normalisation, largestBatch);
    }
}

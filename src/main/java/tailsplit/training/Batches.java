package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import tailsplit.dataset.ImageSet;

/** Passes over the training images, batch by batch, each batch with a memory scope of its own. */
final class Batches {
    private final NDManager manager;
    private final ImageSet images;
    private final int[] positions;
    private final int size;
    private final Augmentation augmentation;
    private final Streams streams;
    private final ImageLoader loader;
    private final TrainingListener listener;
    private final StepClock clock = new StepClock();

    /** What is done with a batch. */
    interface Step {
        /** @return the loss that is reported while the epoch goes on */
        double apply(Batch batch) throws DivergedException;
    }

    /**
     * @param indices of the images among those the run trains on
     * @param labels  their classes
     * @param images  {@code [batch, channels, height, width]}
     * @param classes {@code [batch]}, int64: the labels again
     */
    record Batch(NDManager manager, int[] indices, int[] labels, NDArray images, NDArray classes) {}

    Batches(NDManager manager, Recipe recipe, TrainingListener listener) {
        this.manager = manager;
        this.listener = listener;
        images = recipe.dataset().train();
        positions = recipe.split().all();
        size = recipe.batch();
        augmentation = recipe.augmentation();
        streams = new Streams(recipe.seed());
        loader = new ImageLoader(images, recipe.normalisation(), Math.min(size, positions.length));
    }

    /** Images that the run trains on. */
    int images() {
        return positions.length;
    }

    /** The class of each image that the run trains on. */
    int[] labels() {
        return labels(positions);
    }

    /** Tells where the time of the steps goes. */
    StepClock clock() {
        return clock;
    }

    /**
     * @param order  indices of images, in the order in which they come
     * @param passes of this epoch over the data
     */
    void pass(int epoch, int pass, int passes, int[] order, Step step) throws DivergedException, StoppedException {
        int batches = Math.ceilDiv(order.length, size);
        for (int b = 0; b < batches; b++) {
            if (listener.stopRequested()) {
                throw new StoppedException();
            }
            int[] indices = Arrays.copyOfRange(order, b * size, Math.min(order.length, (b + 1) * size));
            int[] chosen = Arrays.stream(indices).map(i -> positions[i]).toArray();
            int[] labels = labels(chosen);
            clock.start();
            double loss;
            try (NDManager scope = manager.newSubManager()) {
                NDArray input = loader.load(scope, chosen, augmentation, streams.augmentation(epoch, pass, b));
                clock.lap(StepClock.Part.DATA);
                loss = step.apply(new Batch(scope, indices, labels, input, classes(scope, labels)));
            }
            clock.lap(StepClock.Part.REST);
            if (!Double.isFinite(loss)) {
                throw new DivergedException("the training loss became %s in epoch %d, batch %d"
                        .formatted(Double.isNaN(loss) ? "not a number" : "infinite", epoch, b + 1));
            }
            listener.batchEnded(epoch, pass * batches + b + 1, passes * batches, indices.length, loss);
        }
    }

    static NDArray classes(NDManager manager, int[] labels) {
        return manager.create(Arrays.stream(labels).asLongStream().toArray());
    }

    private int[] labels(int[] chosen) {
        return Arrays.stream(chosen).map(position -> images.labels()[position]).toArray();
    }
}

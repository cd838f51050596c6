package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Passes over the training images, batch by batch, each batch with a memory scope of its own. */
final class Batches implements AutoCloseable {
    private final NDManager manager;
    private final int[] labels;
    private final int size;
    private final Augmentation augmentation;
    private final Streams streams;
    private final ImageSource source;
    private final TrainingListener listener;
    private final StepClock clock = new StepClock();
    /** Reading a loss from a GPU would wait for it. */
    private final boolean readsLosses;

    /** What is done with a batch. */
    interface Step {
        /** @return the loss that is reported while the epoch goes on, a scalar */
        NDArray apply(Batch batch);
    }

    /**
     * @param images  {@code [batch, channels, height, width]}
     * @param classes {@code [batch]}, int64
     * @param indices {@code [batch]}, int64: of the images among those the run trains on
     */
    record Batch(NDManager manager, NDArray images, NDArray classes, NDArray indices) {}

    Batches(NDManager manager, Recipe recipe, TrainingListener listener) {
        this.manager = manager;
        this.listener = listener;
        int[] positions = recipe.split().all();
        labels = Arrays.stream(positions).map(position -> recipe.dataset().train().labels()[position]).toArray();
        size = recipe.batch();
        augmentation = recipe.augmentation();
        streams = new Streams(recipe.seed());
        source = ImageSource.of(manager, recipe.dataset().train(), positions, recipe.normalisation(), Math.min(size, positions.length));
        readsLosses = !manager.getDevice().isGpu();
    }

    /** Images that the run trains on. */
    int images() {
        return labels.length;
    }

    /** The class of each image that the run trains on. */
    int[] labels() {
        return labels;
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
            clock.start();
            double loss;
            try (NDManager scope = manager.newSubManager()) {
                ImageSource.Loaded loaded = source.load(scope, indices, augmentation, streams.augmentation(epoch, pass, b));
                clock.lap(StepClock.Part.DATA);
                NDArray value = step.apply(new Batch(scope, loaded.images(), loaded.classes(), loaded.indices()));
                loss = readsLosses ? value.getFloat() : Double.NaN;
            }
            clock.lap(StepClock.Part.REST);
            if (readsLosses) {
                requireFinite(loss, "epoch %d, batch %d".formatted(epoch, b + 1));
            }
            listener.batchEnded(epoch, pass * batches + b + 1, passes * batches, indices.length, loss);
        }
    }

    /** What is looked at without training. */
    interface Look {
        /** @param images {@code [batch, channels, height, width]} */
        void at(NDArray images);
    }

    /** All images once in their order, without augmentation. */
    void look(Look look) throws StoppedException {
        for (int start = 0; start < labels.length; start += size) {
            if (listener.stopRequested()) {
                throw new StoppedException();
            }
            try (NDManager scope = manager.newSubManager()) {
                look.at(source.load(scope, IntStream.range(start, Math.min(labels.length, start + size)).toArray()));
            }
        }
    }

    static void requireFinite(double loss, String where) throws DivergedException {
        if (!Double.isFinite(loss)) {
            throw new DivergedException("the training loss became %s in %s"
                    .formatted(Double.isNaN(loss) ? "not a number" : "infinite", where));
        }
    }

    /** As a tensor of whole numbers. */
    static NDArray classes(NDManager manager, int[] labels) {
        return manager.create(Arrays.stream(labels).asLongStream().toArray());
    }

    @Override
    public void close() {
        source.close();
    }
}

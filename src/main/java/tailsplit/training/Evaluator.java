package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import tailsplit.dataset.Dataset;
import tailsplit.dataset.ImageSet;
import tailsplit.splitting.Occupancy;
import tailsplit.splitting.SubclassPlan;

/** Runs a network in evaluation mode, without augmentation, over a set of images. */
final class Evaluator implements AutoCloseable {
    private static final int BATCH = 125;

    private final NDManager manager;
    private final Model model;
    private final Optional<SubclassPlan> plan;
    private final int[] trainCounts;
    private final int size;
    private final ImageSet images;
    private final int[] positions;
    private final ImageSource source;

    /** @param positions of the images to evaluate, in this order */
    Evaluator(NDManager manager, Model model, Recipe recipe, ImageSet images, int[] positions) {
        this.manager = manager;
        this.model = model;
        this.plan = recipe.splitting().map(Splitting::plan);
        this.trainCounts = recipe.split().counts();
        this.size = recipe.network().features();
        this.images = images;
        this.positions = positions;
        source = ImageSource.of(manager, images, positions, recipe.normalisation(), Math.min(BATCH, Math.max(1, positions.length)));
    }

    /** Of the images kept for validation, or else the data set's own validation part; empty where there is neither. */
    static Optional<Evaluator> ofValidation(NDManager manager, Model model, Recipe recipe) {
        Dataset dataset = recipe.dataset();
        return recipe.split().allValidation().map(kept -> new Evaluator(manager, model, recipe, dataset.train(), kept))
                .or(() -> dataset.validation().map(part -> ofAll(manager, model, recipe, part)));
    }

    /** Of all images of a set. */
    static Evaluator ofAll(NDManager manager, Model model, Recipe recipe, ImageSet images) {
        return new Evaluator(manager, model, recipe, images, IntStream.range(0, images.size()).toArray());
    }

    /** @param occupancy of the subclasses by images trained on; where it is empty nothing is weighted by it */
    Evaluation evaluate(Optional<Occupancy> occupancy) {
        return Evaluation.of(outputs(occupancy, _ -> {}), plan.map(each -> new GroupReadOut(each, occupancy)), trainCounts);
    }

    /**
     * @param occupancy as in {@link #evaluate}
     * @param progress  hears the share that is done, from 0 to 1
     */
    Outputs outputs(Optional<Occupancy> occupancy, DoubleConsumer progress) {
        int n = positions.length;
        int classes = trainCounts.length;
        int columns = plan.map(SubclassPlan::pseudoClasses).orElse(classes);
        int[] labels = Arrays.stream(positions).map(position -> images.labels()[position]).toArray();
        float[] features = new float[n * size];
        float[] logits = new float[n * columns];
        float[] scores = plan.isPresent() ? new float[n * classes] : logits;
        Optional<float[]> shares = occupancy.filter(_ -> model.mapperDecides()).map(Evaluator::logShares);
        Optional<float[]> weighted = shares.map(_ -> new float[n * classes]);
        for (int start = 0; start < n; start += BATCH) {
            int end = Math.min(n, start + BATCH);
            try (NDManager scope = manager.newSubManager()) {
                NDArray pooled = model.backbone().features(source.load(scope, IntStream.range(start, end).toArray()), false);
                NDArray values = model.classifier().logits(pooled);
                put(pooled, features, start * size);
                put(values, logits, start * columns);
                if (plan.isPresent()) {
                    put(model.scores(values), scores, start * classes);
                }
                if (shares.isPresent()) {
                    put(model.scores(values.add(scope.create(shares.get()))), weighted.orElseThrow(), start * classes);
                }
            }
            progress.accept((double) end / n);
        }
        return new Outputs(labels, features, logits, scores, weighted);
    }

    @Override
    public void close() {
        source.close();
    }

    /** An empty subclass counts as one of a single image: the mapper needs all its inputs. */
    private static float[] logShares(Occupancy occupancy) {
        return ReadOut.floats(Arrays.stream(occupancy.shares(1)).map(StrictMath::log).toArray());
    }

    private static void put(NDArray rows, float[] all, int at) {
        float[] values = rows.toFloatArray();
        System.arraycopy(values, 0, all, at, values.length);
    }
}

package tailsplit.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.loss.Criterion;
import tailsplit.loss.CrossEntropy;
import tailsplit.network.Sgd;
import tailsplit.random.SplitMix;
import tailsplit.training.StepClock.Part;

/**
 * Training, and then classifier re-training (cRT; Kang et al., Decoupling representation and classifier for long-tailed
 * recognition, ICLR 2020): the backbone stays as training left it, BatchNorm's statistics too, and a new classifier is
 * trained on its features with cross-entropy, every class drawn as often as any other.
 */
final class ClassifierRetraining implements Method {
    static final double WEIGHT_DECAY = 5e-4;

    private final NDManager manager;
    private final Recipe recipe;
    private final Model model;
    private final Batches batches;
    private final Method training;
    private final Sgd optimiser;
    private final double[] counts;
    private final Meter meter;

    /** @param training what comes before */
    ClassifierRetraining(NDManager manager, Recipe recipe, Model model, Batches batches, Method training) {
        this.manager = manager;
        this.recipe = recipe;
        this.model = model;
        this.batches = batches;
        this.training = training;
        optimiser = model.retrainingOptimiser().orElseThrow();
        counts = Arrays.stream(recipe.split().counts()).asDoubleStream().toArray();
        meter = new Meter(manager);
    }

    @Override
    public Trained train(int epoch) throws DivergedException, StoppedException {
        if (!recipe.schedule().retrains(epoch)) {
            return training.train(epoch);
        }
        Streams streams = new Streams(recipe.seed());
        if (!recipe.schedule().retrains(epoch - 1)) {
            model.renewClassifier(streams.retraining());
        }
        double rate = recipe.schedule().rate(epoch);
        try (Criterion criterion = new Criterion(manager, new CrossEntropy(), counts, Optional.empty())) {
            batches.pass(epoch, 0, 1, draw(batches.labels(), streams.order(epoch, 0)), batch -> step(batch, criterion, rate));
        }
        Meter.Means means = meter.take();
        Batches.requireFinite(means.loss(), "epoch " + epoch);
        return new Trained(means.loss(), means.accuracy(), Double.NaN, Double.NaN, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<Memory> memory() {
        return training.memory();
    }

    @Override
    public void close() {
        training.close();
        meter.close();
    }

    /**
     * As many indices as there are images: each of a class drawn with equal chances, and then of an image of that class.
     *
     * @param labels of each image
     */
    static int[] draw(int[] labels, SplitMix random) {
        List<int[]> classes = IntStream.of(labels).distinct().sorted()
                .mapToObj(c -> IntStream.range(0, labels.length).filter(i -> labels[i] == c).toArray()).toList();
        return IntStream.range(0, labels.length).map(_ -> {
            int[] images = classes.get(random.nextInt(classes.size()));
            return images[random.nextInt(images.length)];
        }).toArray();
    }

    private NDArray step(Batches.Batch batch, Criterion criterion, double rate) {
        StepClock clock = batches.clock();
        NDArray features = model.backbone().features(batch.images(), false)
                .duplicate(); // libtorch refuses what was inferred in a backward pass
        clock.lap(Part.FORWARD);
        NDArray logits;
        NDArray loss;
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            logits = model.classifier().logits(features);
            loss = criterion.of(logits, batch.classes());
            clock.lap(Part.LOSS);
            gradients.backward(loss);
            clock.lap(Part.BACKWARD);
        }
        optimiser.step(batch.manager(), rate);
        clock.lap(Part.UPDATE);
        meter.add(loss, logits, batch.classes());
        return loss;
    }
}

package tailsplit.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.Optional;
import tailsplit.loss.Criterion;
import tailsplit.random.SplitMix;
import tailsplit.training.StepClock.Part;

/** Training on the real classes. */
final class Baseline implements Method {
    private final NDManager manager;
    private final Recipe recipe;
    private final Model model;
    private final Batches batches;
    private final EpochOrder order;
    private final double[] counts;
    private final Meter meter;

    Baseline(NDManager manager, Recipe recipe, Model model, Batches batches) {
        this.manager = manager;
        this.recipe = recipe;
        this.model = model;
        this.batches = batches;
        order = new EpochOrder(recipe);
        meter = new Meter(manager);
        counts = Arrays.stream(recipe.split().counts()).asDoubleStream().toArray();
    }

    @Override
    public Trained train(int epoch) throws DivergedException, StoppedException {
        double rate = recipe.schedule().training().rate(epoch);
        StepClock clock = batches.clock();
        SplitMix random = new Streams(recipe.seed()).mixup(epoch);
        try (Criterion criterion = Criteria.of(manager, recipe, epoch, counts)) {
            batches.pass(epoch, 0, 1, order.draw(epoch, 0, batches.labels(), counts), batch -> {
                Optional<Mixup> mixed = recipe.mixup() > 0 ? Optional.of(Mixup.draw(batch, recipe.mixup(), random)) : Optional.empty();
                NDArray images = mixed.map(Mixup::images).orElse(batch.images());
                NDArray logits;
                NDArray loss;
                try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                    logits = model.classifier().logits(model.backbone().features(images, true));
                    clock.lap(Part.FORWARD);
                    loss = mixed.isPresent() ? mixed.get().loss(criterion, logits) : criterion.of(logits, batch.classes());
                    clock.lap(Part.LOSS);
                    gradients.backward(loss);
                    clock.lap(Part.BACKWARD);
                }
                model.optimiser().step(batch.manager(), rate);
                clock.lap(Part.UPDATE);
                meter.add(loss, logits, mixed.map(Mixup::leading).orElse(batch.classes()));
                return loss;
            });
        }
        Meter.Means means = meter.take();
        Batches.requireFinite(means.loss(), "epoch " + epoch);
        return new Trained(means.loss(), means.accuracy(), Double.NaN, Double.NaN, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<Memory> memory() {
        return Optional.empty();
    }

    @Override
    public void close() {
        meter.close();
    }
}

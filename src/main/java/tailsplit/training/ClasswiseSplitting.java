package tailsplit.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.Optional;
import tailsplit.clustering.ClusteringState;
import tailsplit.clustering.DynamicClustering;
import tailsplit.loss.Criterion;
import tailsplit.loss.Rule;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.SubclassPlan;
import tailsplit.splitting.SubclassTally;
import tailsplit.training.StepClock.Part;

/**
 * The paper's method (section 3): the backbone learns pseudo-labels that dynamic clustering gives to the images of a
 * batch, the label mapper learns to turn pseudo-logits into real classes, unless their group sum does.
 */
final class ClasswiseSplitting implements Method {
    private final NDManager manager;
    private final Recipe recipe;
    private final Model model;
    private final Batches batches;
    private final Splitting splitting;
    private final SubclassPlan plan;
    private final EpochOrder order;
    private final StepClock clock;
    private final int[] classCounts;
    private final DynamicClustering clustering;
    private final Meter pseudoMeter;
    private final Meter realMeter;
    private Optional<SubclassTally> lastTally;

    private record Step(NDArray loss, NDArray logits) {}

    /** @param memory of the epochs before, empty at the start */
    ClasswiseSplitting(NDManager manager, Recipe recipe, Model model, Batches batches, Optional<Memory> memory) {
        this.manager = manager;
        this.recipe = recipe;
        this.model = model;
        this.batches = batches;
        clock = batches.clock();
        splitting = recipe.splitting().orElseThrow();
        plan = splitting.plan();
        order = new EpochOrder(recipe);
        classCounts = recipe.split().counts();
        int size = recipe.network().features();
        clustering = new DynamicClustering(manager, plan, splitting.clustering(), size,
                memory.map(Memory::clustering).orElseGet(() -> ClusteringState.unseen(splitting.clustering(), plan, size)),
                memory.map(Memory::pseudoLabels).orElseGet(this::firstPseudoLabels));
        lastTally = memory.map(Memory::lastTally);
        pseudoMeter = new Meter(manager);
        realMeter = new Meter(manager);
    }

    @Override
    public Trained train(int epoch) throws DivergedException, StoppedException {
        double[] counts = pseudoCounts(epoch);
        double[] realCounts = Arrays.stream(classCounts).asDoubleStream().toArray();
        double rate = recipe.schedule().training().rate(epoch);
        try (Criterion pseudo = Criteria.of(manager, recipe, epoch, counts);
                Criterion real = Criteria.of(manager, recipe, epoch, realCounts)) {
            switch (splitting.mapper()) {
                case Mapper.GroupSum() -> batches.pass(epoch, 0, 1, draw(epoch, 0, counts), batch -> trainAlone(batch, pseudo, rate));
                case Mapper.Learned(Mapper.Stages stages, int _) when stages == Mapper.Stages.EPOCH -> {
                    batches.pass(epoch, 0, 2, draw(epoch, 0, counts), batch -> trainBackbone(batch, pseudo, rate).loss());
                    batches.pass(epoch, 1, 2, draw(epoch, 1, counts), batch -> trainMapper(batch, real, rate));
                }
                case Mapper.Learned(Mapper.Stages stages, int _) -> {
                    boolean joint = stages == Mapper.Stages.JOINT;
                    batches.pass(epoch, 0, 1, draw(epoch, 0, counts), batch -> trainBoth(batch, pseudo, real, rate, joint));
                }
            }
        }
        SubclassTally tally = clustering.endEpoch();
        lastTally = Optional.of(tally);
        double loss = pseudoMeter.take().loss();
        Meter.Means mapped = realMeter.take();
        Batches.requireFinite(loss + mapped.loss(), "epoch " + epoch);
        return new Trained(loss, mapped.accuracy(), model.mapper().isPresent() ? mapped.loss() : Double.NaN, Optional.of(tally));
    }

    @Override
    public Optional<Memory> memory() {
        return lastTally.map(tally -> new Memory(clustering.state(), tally, clustering.pseudoLabels()));
    }

    @Override
    public void close() {
        clustering.close();
        pseudoMeter.close();
        realMeter.close();
    }

    private NDArray trainAlone(Batches.Batch batch, Criterion pseudo, double rate) {
        Step step = trainBackbone(batch, pseudo, rate);
        realMeter.add(step.loss(), model.scores(step.logits()), batch.classes());
        return step.loss();
    }

    private NDArray trainBoth(Batches.Batch batch, Criterion pseudo, Criterion real, double rate, boolean joint) {
        NDArray logits;
        NDArray assigned;
        NDArray scores;
        NDArray loss;
        NDArray mapperLoss;
        NDArray both;
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            NDArray features = model.backbone().features(batch.images(), true);
            logits = model.classifier().logits(features);
            clock.lap(Part.FORWARD);
            assigned = clustering.assign(features, batch.classes(), batch.indices());
            clock.lap(Part.CLUSTERING);
            loss = pseudo.of(logits, assigned);
            scores = model.scores(joint ? logits : logits.stopGradient());
            mapperLoss = real.of(scores, batch.classes());
            both = loss.add(mapperLoss);
            clock.lap(Part.LOSS);
            gradients.backward(both);
            clock.lap(Part.BACKWARD);
        }
        model.optimiser().step(batch.manager(), rate);
        model.mapperOptimiser().orElseThrow().step(batch.manager(), rate);
        clock.lap(Part.UPDATE);
        pseudoMeter.add(loss, logits, assigned);
        realMeter.add(mapperLoss, scores, batch.classes());
        return both;
    }

    private Step trainBackbone(Batches.Batch batch, Criterion pseudo, double rate) {
        NDArray logits;
        NDArray assigned;
        NDArray loss;
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            NDArray features = model.backbone().features(batch.images(), true);
            assigned = clustering.assign(features, batch.classes(), batch.indices());
            logits = model.classifier().logits(features);
            loss = pseudo.of(logits, assigned);
            gradients.backward(loss);
        }
        model.optimiser().step(batch.manager(), rate);
        pseudoMeter.add(loss, logits, assigned);
        return new Step(loss, logits);
    }

    private NDArray trainMapper(Batches.Batch batch, Criterion real, double rate) {
        NDArray logits = model.classifier().logits(model.backbone().features(batch.images(), false));
        NDArray scores;
        NDArray loss;
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            scores = model.scores(logits.stopGradient());
            loss = real.of(scores, batch.classes());
            gradients.backward(loss);
        }
        model.mapperOptimiser().orElseThrow().step(batch.manager(), rate);
        realMeter.add(loss, scores, batch.classes());
        return loss;
    }

    /** Under strict counts an empty subclass makes weights and margins infinite, which ends the run. */
    private double[] pseudoCounts(int epoch) throws DivergedException {
        double[] counts = splitting.counts().of(plan, classCounts, lastTally.map(SubclassTally::images));
        int epochs = recipe.schedule().training().epochs();
        boolean used = recipe.loss().needsCounts() || recipe.rule().weighs(epoch, epochs)
                || recipe.rule().drawsBalanced(epoch, epochs) && recipe.rule().over() == Rule.Over.SUBCLASSES;
        for (int p = 0; used && p < counts.length; p++) {
            if (counts[p] == 0) {
                int c = plan.classOfPseudoClass()[p];
                throw new DivergedException("subclass %d of class %d was empty in epoch %d"
                        .formatted(p - plan.offsets()[c], c, epoch - 1));
            }
        }
        return counts;
    }

    private int[] draw(int epoch, int pass, double[] counts) {
        if (recipe.rule().over() == Rule.Over.CLASSES) {
            return order.draw(epoch, pass, batches.labels(), Arrays.stream(classCounts).asDoubleStream().toArray());
        }
        int[] labels = batches.labels();
        int[] groups = clustering.pseudoLabels();
        for (int i = 0; i < groups.length; i++) {
            groups[i] = groups[i] < 0 ? plan.offsets()[labels[i]] : groups[i];
        }
        return order.draw(epoch, pass, groups, counts);
    }

    private int[] firstPseudoLabels() {
        return splitting.clustering().firstLabels(plan, batches.labels(), new Streams(recipe.seed()).subclasses());
    }
}

package tailsplit.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.loss.Criterion;
import tailsplit.loss.Rule;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.MapperBalance;
import tailsplit.splitting.MapperStart;
import tailsplit.splitting.PseudoCounts;
import tailsplit.splitting.Stages;
import tailsplit.splitting.SubclassPlan;
import tailsplit.splitting.SubclassTally;
import tailsplit.training.StepClock.Part;

/**
 * The paper's method (section 3): the backbone learns pseudo-labels that dynamic clustering gives to images, the label
 * mapper learns to turn pseudo-logits into real classes, unless a fixed reading of them does.
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
    private final double[] classCounts;
    private final PseudoLabels pseudoLabels;
    private final Meter pseudoMeter;
    private final Meter realMeter;
    private final SplitWatch watch;
    private Optional<SubclassTally> lastTally;
    private Optional<int[]> firstCounts;
    private boolean centring;

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
        classCounts = Arrays.stream(recipe.split().counts()).asDoubleStream().toArray();
        pseudoLabels = new PseudoLabels(manager, recipe, model, batches, memory);
        lastTally = memory.map(Memory::lastTally);
        firstCounts = memory.flatMap(Memory::firstCounts);
        pseudoMeter = new Meter(manager);
        realMeter = new Meter(manager);
        watch = new SplitWatch(manager, plan, learned().map(Mapper.Learned::hidden).orElse(0));
    }

    @Override
    public Trained train(int epoch) throws DivergedException, StoppedException {
        return recipe.schedule().retrains(epoch) ? trainMapperOnly(epoch) : trainBackbone(epoch);
    }

    private Trained trainBackbone(int epoch) throws DivergedException, StoppedException {
        double[] counts = pseudoCounts(epoch);
        double rate = recipe.schedule().training().rate(epoch);
        Optional<Mapper.Learned> learned = learned().filter(mapper -> mapper.stages() != Stages.AFTER);
        centring = epoch == 1 && learned.filter(mapper -> mapper.start() == MapperStart.CENTRED).isPresent();
        int[] labelsBefore = pseudoLabels.last();
        pseudoLabels.begin(epoch);
        try (Criterion pseudo = Criteria.of(manager, recipe, epoch, counts); Criterion real = mapperCriterion(epoch)) {
            if (learned.isEmpty()) {
                batches.pass(epoch, 0, 1, draw(epoch, 0), batch -> trainAlone(batch, pseudo, rate));
            } else if (learned.get().stages() == Stages.EPOCH) {
                batches.pass(epoch, 0, 2, draw(epoch, 0), batch -> trainBackbone(batch, pseudo, rate).loss());
                batches.pass(epoch, 1, 2, drawForMapper(epoch, 1), batch -> trainMapper(batch, real, rate * learned.get().rate()));
            } else {
                batches.pass(epoch, 0, 1, draw(epoch, 0), batch -> trainBoth(batch, pseudo, real, rate, learned.get()));
            }
        }
        SubclassTally tally = pseudoLabels.endEpoch();
        lastTally = Optional.of(tally);
        if (splitting.counts().source() == PseudoCounts.Source.FIRST_EPOCH && firstCounts.isEmpty()) {
            firstCounts = Optional.of(lastCounts(epoch));
        }
        double loss = pseudoMeter.take().loss();
        Meter.Means mapped = realMeter.take();
        Batches.requireFinite(loss + mapped.loss(), "epoch " + epoch);
        SplitWatch.Seen seen = watch.take();
        SplitEpoch split = new SplitEpoch(pseudoLabels.counts(), changed(labelsBefore), seen.predicted());
        return new Trained(loss, mapped.accuracy(), learned.isPresent() ? mapped.loss() : Double.NaN, deadUnits(learned, seen),
                Optional.of(tally), Optional.of(split));
    }

    /** Where the mapper is trained after the backbone. */
    private Trained trainMapperOnly(int epoch) throws DivergedException, StoppedException {
        Mapper.Learned mapper = learned().orElseThrow();
        centring = !recipe.schedule().retrains(epoch - 1) && mapper.start() == MapperStart.CENTRED;
        try (Criterion real = mapperCriterion(epoch)) {
            batches.pass(epoch, 0, 1, drawForMapper(epoch, 0),
                    batch -> trainMapper(batch, real, recipe.schedule().rate(epoch) * mapper.rate()));
        }
        Meter.Means mapped = realMeter.take();
        Batches.requireFinite(mapped.loss(), "epoch " + epoch);
        return new Trained(Double.NaN, mapped.accuracy(), mapped.loss(), watch.take().deadUnits(), Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<Memory> memory() {
        return lastTally.map(tally -> new Memory(pseudoLabels.state(), tally, pseudoLabels.last(), firstCounts));
    }

    @Override
    public void close() {
        pseudoLabels.close();
        pseudoMeter.close();
        realMeter.close();
        watch.close();
    }

    private Optional<Mapper.Learned> learned() {
        return splitting.mapper() instanceof Mapper.Learned learned ? Optional.of(learned) : Optional.empty();
    }

    private static double deadUnits(Optional<Mapper.Learned> trained, SplitWatch.Seen seen) {
        return trained.isPresent() ? seen.deadUnits() : Double.NaN;
    }

    /** Of each class the share of the images whose pseudo-label is not what it was; NaN where none had one. */
    private double[] changed(int[] before) {
        int[] now = pseudoLabels.last();
        int[] classes = batches.labels();
        double[] changed = new double[plan.classes()];
        int[] known = new int[plan.classes()];
        for (int i = 0; i < now.length; i++) {
            known[classes[i]] += before[i] < 0 ? 0 : 1;
            changed[classes[i]] += before[i] < 0 || before[i] == now[i] ? 0 : 1;
        }
        return IntStream.range(0, changed.length).mapToDouble(c -> changed[c] / known[c]).toArray();
    }

    private NDArray trainAlone(Batches.Batch batch, Criterion pseudo, double rate) {
        Step step = trainBackbone(batch, pseudo, rate);
        realMeter.add(step.loss(), model.scores(step.logits()), batch.classes());
        return step.loss();
    }

    private NDArray trainBoth(Batches.Batch batch, Criterion pseudo, Criterion real, double rate, Mapper.Learned mapper) {
        NDArray logits;
        NDArray assigned;
        NDArray scores;
        NDArray loss;
        NDArray mapperLoss;
        NDArray both;
        if (centring) {
            centring = false;
            NDArray features = model.backbone().features(batch.images(), true);
            NDArray first = model.classifier().logits(features);
            model.labelMapper().centre(first, pseudoLabels.of(batch, features, first));
        }
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            NDArray features = model.backbone().features(batch.images(), true);
            logits = model.classifier().logits(features);
            clock.lap(Part.FORWARD);
            assigned = pseudoLabels.of(batch, features, logits);
            clock.lap(Part.CLUSTERING);
            loss = pseudo.of(logits, assigned);
            scores = model.labelMapper().scores(mapper.stages() == Stages.JOINT ? logits : logits.stopGradient(), assigned);
            mapperLoss = real.of(scores, batch.classes());
            both = loss.add(mapperLoss);
            clock.lap(Part.LOSS);
            gradients.backward(both);
            clock.lap(Part.BACKWARD);
        }
        model.optimiser().step(batch.manager(), rate);
        model.mapperOptimiser().orElseThrow().step(batch.manager(), rate * mapper.rate());
        clock.lap(Part.UPDATE);
        pseudoMeter.add(loss, logits, assigned);
        realMeter.add(mapperLoss, scores, batch.classes());
        watch.labels(logits, assigned, batch.classes());
        watch.units(model.labelMapper().hidden(logits.stopGradient(), assigned));
        return both;
    }

    private Step trainBackbone(Batches.Batch batch, Criterion pseudo, double rate) {
        NDArray logits;
        NDArray assigned;
        NDArray loss;
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            NDArray features = model.backbone().features(batch.images(), true);
            logits = model.classifier().logits(features);
            assigned = pseudoLabels.of(batch, features, logits);
            loss = pseudo.of(logits, assigned);
            gradients.backward(loss);
        }
        model.optimiser().step(batch.manager(), rate);
        pseudoMeter.add(loss, logits, assigned);
        watch.labels(logits, assigned, batch.classes());
        return new Step(loss, logits);
    }

    private NDArray trainMapper(Batches.Batch batch, Criterion real, double rate) {
        NDArray logits = model.classifier().logits(model.backbone().features(batch.images(), false));
        NDArray assigned = pseudoLabels.kept(batch);
        if (centring) {
            centring = false;
            model.labelMapper().centre(logits, assigned);
        }
        NDArray scores;
        NDArray loss;
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            scores = model.labelMapper().scores(logits.stopGradient(), assigned);
            loss = real.of(scores, batch.classes());
            gradients.backward(loss);
        }
        model.mapperOptimiser().orElseThrow().step(batch.manager(), rate);
        realMeter.add(loss, scores, batch.classes());
        watch.units(model.labelMapper().hidden(logits, assigned));
        return loss;
    }

    private Criterion mapperCriterion(int epoch) {
        return Criteria.ofMapper(manager, recipe, epoch, learned().map(Mapper.Learned::balance).orElse(MapperBalance.NONE));
    }

    /** Under strict counts an empty subclass makes weights and margins infinite, which ends the run. */
    private double[] pseudoCounts(int epoch) throws DivergedException {
        PseudoCounts counting = splitting.counts();
        double[] counts = counting.of(plan, recipe.split().counts(), counting.source() == PseudoCounts.Source.FIRST_EPOCH ? firstCounts
                : lastTally.map(_ -> lastCounts(epoch - 1)));
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

    /** Images of each pseudo-class at the end of an epoch: balanced draws bring some images often and others not at all. */
    private int[] lastCounts(int epoch) {
        return recipe.rule().drawsBalanced(epoch, recipe.schedule().training().epochs()) ? pseudoLabels.counts()
                : lastTally.orElseThrow().images();
    }

    private int[] draw(int epoch, int pass) {
        if (recipe.rule().over() == Rule.Over.CLASSES) {
            return order.draw(epoch, pass, batches.labels(), classCounts);
        }
        double[] counts = Arrays.stream(pseudoLabels.counts()).mapToDouble(images -> Math.max(1, images)).toArray();
        return order.draw(epoch, pass, pseudoLabels.lastOrFirst(), counts);
    }

    private int[] drawForMapper(int epoch, int pass) {
        return learned().orElseThrow().balance() == MapperBalance.DRAWS
                ? ClassifierRetraining.draw(batches.labels(), new Streams(recipe.seed()).order(epoch, pass)) : draw(epoch, pass);
    }
}

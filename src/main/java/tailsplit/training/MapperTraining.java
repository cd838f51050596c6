package tailsplit.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.stream.IntStream;
import tailsplit.loss.Criterion;
import tailsplit.network.Sgd;
import tailsplit.schedule.LearningRateSchedule;
import tailsplit.schedule.TrainingSchedule;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.MapperBalance;
import tailsplit.splitting.MapperStart;

/** Trains a label mapper on the pseudo-logits that a finished network gives for its training images: seconds instead of a run. */
final class MapperTraining implements AutoCloseable {
    private final NDManager manager;
    private final Recipe recipe;
    private final Mapper.Learned kind;
    private final Outputs outputs;
    private final int[] pseudoLabels;
    private final int columns;
    private final Streams streams;
    private final LabelMapper mapper;
    private final Sgd optimiser;

    /**
     * @param outputs      of the images that the run trained on, in evaluation mode
     * @param pseudoLabels that they had last, {@code [images]}
     */
    MapperTraining(NDManager parent, Recipe recipe, Mapper.Learned kind, Outputs outputs, int[] pseudoLabels) {
        manager = parent.newSubManager();
        this.recipe = recipe;
        this.kind = kind;
        this.outputs = outputs;
        this.pseudoLabels = pseudoLabels;
        columns = outputs.logits().length / outputs.images();
        streams = new Streams(recipe.seed());
        mapper = new LabelMapper(manager, streams.mapper(), kind, recipe.loss().cosineScale(), recipe.biases(), columns,
                recipe.dataset().classes());
        optimiser = new Sgd(manager, mapper.head().parameters(), recipe.momentum(), recipe.weightDecay());
    }

    /** @return the mapper, which lasts as long as this */
    LabelMapper train() throws DivergedException {
        TrainingSchedule schedule = TrainingSchedule.retraining(recipe.schedule().training(), kind.epochs());
        LearningRateSchedule rates = schedule.retraining().orElseThrow();
        for (int epoch = 1; epoch <= kind.epochs(); epoch++) {
            int[] order = order(epoch);
            double rate = rates.rate(epoch) * kind.rate();
            double loss = Double.NaN;
            try (Criterion criterion = Criteria.ofMapper(manager, recipe, schedule.training().epochs(), kind.balance())) {
                for (int start = 0; start < order.length; start += recipe.batch()) {
                    int[] images = Arrays.copyOfRange(order, start, Math.min(order.length, start + recipe.batch()));
                    loss = step(images, criterion, rate, epoch == 1 && start == 0);
                }
            }
            Batches.requireFinite(loss, "epoch %d of the mapper".formatted(epoch));
        }
        return mapper;
    }

    @Override
    public void close() {
        optimiser.close();
        manager.close();
    }

    private int[] order(int epoch) {
        if (kind.balance() == MapperBalance.DRAWS) {
            return ClassifierRetraining.draw(outputs.labels(), streams.order(epoch, 0));
        }
        int[] order = IntStream.range(0, outputs.images()).toArray();
        streams.order(epoch, 0).shuffle(order);
        return order;
    }

    private double step(int[] images, Criterion criterion, double rate, boolean isFirst) {
        try (NDManager scope = manager.newSubManager()) {
            float[] rows = new float[images.length * columns];
            for (int i = 0; i < images.length; i++) {
                System.arraycopy(outputs.logits(), images[i] * columns, rows, i * columns, columns);
            }
            NDArray logits = scope.create(rows, new Shape(images.length, columns));
            NDArray assigned = Batches.classes(scope, IntStream.of(images).map(i -> pseudoLabels[i]).toArray());
            NDArray classes = Batches.classes(scope, IntStream.of(images).map(i -> outputs.labels()[i]).toArray());
            if (isFirst && kind.start() == MapperStart.CENTRED) {
                mapper.centre(logits, assigned);
            }
            NDArray loss;
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                loss = criterion.of(mapper.scores(logits, assigned), classes);
                gradients.backward(loss);
            }
            optimiser.step(scope, rate);
            return loss.getFloat();
        }
    }
}

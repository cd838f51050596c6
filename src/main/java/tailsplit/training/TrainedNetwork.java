package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import tailsplit.dataset.NpyArray;
import tailsplit.dataset.Npz;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UserFile;
import tailsplit.gpu.ComputeDevice;
import tailsplit.metric.Classified;
import tailsplit.network.Head;
import tailsplit.run.Adjustment;
import tailsplit.metric.Decider;
import tailsplit.run.EvaluationRecord;
import tailsplit.run.EvaluationRequest;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.Occupancy;
import tailsplit.splitting.SubclassPlan;

/** A run's network as a checkpoint has it, to be scored without training. */
public final class TrainedNetwork implements AutoCloseable {
    private final Recipe recipe;
    private final int epoch;
    private final NDManager manager;
    private final Model model;
    private final Optional<Occupancy> occupancy;
    private final Optional<int[]> pseudoLabels;

    /**
     * @param device as {@link Devices#resolve} gives it
     * @throws InvalidInputException where the checkpoint cannot be read
     */
    public TrainedNetwork(Recipe recipe, ComputeDevice device, Checkpoints checkpoints, int epoch) {
        Checkpoint checkpoint = checkpoints.read(epoch);
        this.recipe = checkpoint.plan().map(recipe::with).orElse(recipe);
        this.epoch = epoch;
        occupancy = checkpoint.occupancy(this.recipe);
        pseudoLabels = checkpoint.memory().map(Method.Memory::pseudoLabels);
        manager = NDManager.newBaseManager(Devices.device(device));
        JniUtils.setGradMode(false);
        model = new Model(manager, this.recipe);
        Tensors.restore(model.arrays(), checkpoint.arrays());
        model.at(epoch);
    }

    /**
     * Scores the run by everything that decides in it under every adjustment.
     *
     * @param progress hears the share that is done, from 0 to 1
     * @throws InvalidInputException where an adjustment is of other classes, the data set has no such part, or the arrays cannot
     *     be written
     */
    public List<EvaluationRecord> evaluate(EvaluationRequest request, DoubleConsumer progress) {
        int[] counts = recipe.split().counts();
        request.adjustments().forEach(adjustment -> adjustment.shift(counts));
        Outputs outputs;
        try (Evaluator evaluator = evaluator(request.part())) {
            outputs = evaluator.outputs(occupancy, progress);
        }
        Optional<GroupReadOut> groups = recipe.splitting().map(splitting -> new GroupReadOut(splitting.plan(), occupancy));
        LastLayer classifier = LastLayer.of(model.classifier());
        Adjusted adjusted = new Adjusted(outputs, groups, counts, classifier, model.mapper().map(LastLayer::of).orElse(classifier));
        List<Decider> deciders = new ArrayList<>();
        if (groups.isEmpty()) {
            deciders.add(Decider.CLASSIFIER);
        } else {
            if (model.mapperDecides()) {
                deciders.add(Decider.MAPPER);
            }
            deciders.addAll(groups.get().deciders());
            outputs.weightedScores().ifPresent(_ -> deciders.add(Decider.MAPPER_WEIGHTED));
        }
        List<EvaluationRecord> records = new ArrayList<>();
        for (Decider decider : deciders) {
            for (Adjustment adjustment : request.adjustments()) {
                Classified images = new Classified(adjusted.probabilities(decider, adjustment), outputs.labels(), counts);
                records.add(EvaluationRecord.of(epoch, request, decider, adjustment, images));
            }
        }
        request.arrays().ifPresent(file -> write(outputs, file));
        return records;
    }

    /**
     * Trains a label mapper on what the network gives for its training images, and scores the run by it.
     *
     * @throws InvalidInputException where the run has no split, or the data set has no such part
     */
    public List<EvaluationRecord> evaluate(EvaluationRequest request, Mapper.Learned kind, DoubleConsumer progress)
            throws DivergedException {
        int[] labels = pseudoLabels.orElseThrow(() -> new InvalidInputException(
                "mapper: found a run without splitting; allowed: one with splitting.method cws"));
        int[] counts = recipe.split().counts();
        Outputs trained;
        try (Evaluator evaluator = evaluator(EvaluationRequest.Part.TRAIN)) {
            trained = evaluator.outputs(occupancy, done -> progress.accept(done / 2));
        }
        Outputs asked;
        try (Evaluator evaluator = evaluator(request.part())) {
            asked = evaluator.outputs(occupancy, done -> progress.accept((1 + done) / 2));
        }
        SubclassPlan plan = recipe.splitting().orElseThrow().plan();
        try (MapperTraining training = new MapperTraining(manager, recipe, kind, trained, plan.orFirst(labels, trained.labels()))) {
            LabelMapper mapper = training.train();
            NDArray logits = manager.create(asked.logits(), new Shape(asked.images(), plan.pseudoClasses()));
            Outputs mapped = new Outputs(asked.labels(), asked.features(), asked.logits(), mapper.scores(logits).toFloatArray(),
                    Optional.empty());
            LastLayer classifier = LastLayer.of(model.classifier());
            Adjusted adjusted = new Adjusted(mapped, Optional.of(new GroupReadOut(plan, occupancy)), counts, classifier,
                    LastLayer.of(mapper.head()));
            return request.adjustments().stream().map(adjustment -> EvaluationRecord.of(epoch, request, Decider.MAPPER, adjustment,
                    new Classified(adjusted.probabilities(Decider.MAPPER, adjustment), mapped.labels(), counts))).toList();
        }
    }

    @Override
    public void close() {
        model.close();
        manager.close();
    }

    private Evaluator evaluator(EvaluationRequest.Part part) {
        return switch (part) {
            case TEST -> Evaluator.ofAll(manager, model, recipe, recipe.dataset().test());
            case TRAIN -> new Evaluator(manager, model, recipe, recipe.dataset().train(), recipe.split().all());
            case VALIDATION -> Evaluator.ofValidation(manager, model, recipe).orElseThrow(() -> new InvalidInputException(
                    "split: found validation, but %s has no validation part; allowed: test, train".formatted(recipe.dataset().name())));
        };
    }

    private void write(Outputs outputs, Path file) {
        int n = outputs.images();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("labels", NpyArray.of(outputs.labels(), n));
        arrays.put("features", matrix(outputs.features(), n));
        arrays.put("logits", matrix(outputs.logits(), n));
        arrays.put("scores", matrix(outputs.scores(), n));
        arrays.put("counts", NpyArray.of(recipe.split().counts(), recipe.dataset().classes()));
        occupancy.ifPresent(known -> arrays.put("occupancy", NpyArray.of(known.images(), known.images().length)));
        put(arrays, "classifier", model.classifier());
        model.mapper().ifPresent(mapper -> put(arrays, "mapper", mapper));
        UserFile.writeBytes(file, out -> Npz.write(out, arrays));
    }

    private static void put(Map<String, NpyArray> arrays, String name, Head head) {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        for (int i = 0; i < head.parameters().size(); i++) {
            tensors.put("%s.%d".formatted(name, i), head.parameters().get(i));
        }
        Tensors.values(tensors).forEach((each, values) -> {
            long[] shape = Objects.requireNonNull(tensors.get(each)).getShape().getShape();
            arrays.put(each, NpyArray.of(values, Arrays.stream(shape).mapToInt(Math::toIntExact).toArray()));
        });
    }

    private static NpyArray matrix(float[] values, int rows) {
        return NpyArray.of(values, rows, rows == 0 ? 0 : values.length / rows);
    }
}

package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tailsplit.network.Head;
import tailsplit.network.Network;
import tailsplit.network.Sgd;
import tailsplit.random.SplitMix;
import tailsplit.splitting.Grouping;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.Stages;

/**
 * What a run trains: backbone and classifier with their optimiser, and under splitting a learned label mapper with its own.
 * Re-training has another one for the classifier.
 */
final class Model implements AutoCloseable {
    private static final String CLASSIFIER = "classifier.parameter";
    private static final String MOMENTUM = "optimiser.momentum";
    private static final String MAPPER = "mapper.parameter";
    private static final String MAPPER_MOMENTUM = "mapper.momentum";

    private final NDManager manager;
    private final OptionalDouble cosine;
    private final Network backbone;
    private final Head classifier;
    private final Sgd optimiser;
    /** Of each layer's parameters. */
    private final List<NDArray> momenta;
    private final Optional<Sgd> retrainingOptimiser;
    private final Optional<LabelMapper> mapper;
    private final Optional<Sgd> mapperOptimiser;
    private final Optional<GroupScores> groupScores;
    private final Recipe recipe;
    private boolean mapperDecides;

    Model(NDManager parent, Recipe recipe) {
        manager = parent.newSubManager();
        this.recipe = recipe;
        Streams streams = new Streams(recipe.seed());
        cosine = recipe.loss().cosineScale();
        int classes = recipe.dataset().classes();
        int outputs = recipe.splitting().map(splitting -> splitting.plan().pseudoClasses()).orElse(classes);
        backbone = recipe.network().create(manager, recipe.dataset().train().channels(), recipe.precision(), streams.backbone());
        classifier = new Head(manager, streams.classifier(), cosine, recipe.biases(), backbone.kind().features(), outputs);
        List<NDArray> trained = new ArrayList<>(backbone.trained());
        trained.addAll(classifier.parameters());
        optimiser = new Sgd(manager, trained, recipe.momentum(), recipe.weightDecay());
        int flat = backbone.trained().size();
        momenta = new ArrayList<>(backbone.byLayer(optimiser.momenta().subList(0, flat)));
        momenta.addAll(optimiser.momenta().subList(flat, optimiser.momenta().size()));
        retrainingOptimiser = recipe.schedule().retraining().filter(_ -> recipe.splitting().isEmpty())
                .map(_ -> new Sgd(manager, classifier.parameters(), recipe.momentum(), ClassifierRetraining.WEIGHT_DECAY));
        mapper = recipe.splitting().map(Splitting::mapper).flatMap(kind -> kind instanceof Mapper.Learned learned
                ? Optional.of(new LabelMapper(manager, streams.mapper(), learned, cosine, recipe.biases(), outputs, classes))
                : Optional.empty());
        groupScores = recipe.splitting().map(splitting -> new GroupScores(manager, classes, splitting.plan().classOfPseudoClass(),
                splitting.mapper() instanceof Mapper.Grouped(Grouping grouping) ? grouping : Grouping.GROUP_SUM));
        mapperOptimiser = mapper
                .map(each -> new Sgd(manager, each.head().parameters(), recipe.momentum(), recipe.weightDecay()));
        at(1);
    }

    /** Says in which epoch, counted from 1, the model is: a mapper that is trained after the backbone decides only then. */
    void at(int epoch) {
        mapperDecides = recipe.splitting().map(Splitting::mapper).filter(kind -> kind instanceof Mapper.Learned learned
                && (learned.stages() != Stages.AFTER || recipe.schedule().retrains(epoch))).isPresent();
    }

    Network backbone() {
        return backbone;
    }

    Head classifier() {
        return classifier;
    }

    Sgd optimiser() {
        return optimiser;
    }

    Optional<Sgd> retrainingOptimiser() {
        return retrainingOptimiser;
    }

    /** Gives the classifier the first weights that a stream has for it. */
    void renewClassifier(SplitMix random) {
        try (NDManager scope = manager.newSubManager()) {
            int outputs = (int) classifier.weights().getLast().getShape().get(0);
            Head fresh = new Head(scope, random, cosine, recipe.biases(), backbone.kind().features(), outputs);
            Tensors.restore(named("", classifier.parameters()), Tensors.values(named("", fresh.parameters())));
        }
    }

    /** The learned mapper's perceptron; empty without splitting, and where a fixed mapper takes its place. */
    Optional<Head> mapper() {
        return mapper.map(LabelMapper::head);
    }

    /** The learned mapper, where there is one. */
    LabelMapper labelMapper() {
        return mapper.orElseThrow();
    }

    /** Whether class scores are the learned mapper's. */
    boolean mapperDecides() {
        return mapperDecides;
    }

    Optional<Sgd> mapperOptimiser() {
        return mapperOptimiser;
    }

    /** Class scores, {@code [batch, classes]}, of the classifier's logits: the same where no class is split. */
    NDArray scores(NDArray logits) {
        return mapperDecides ? labelMapper().scores(logits) : groupScores.map(grouped -> grouped.scores(logits)).orElse(logits);
    }

    /** Every array that has to be kept to continue training, by name. */
    Map<String, NDArray> arrays() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        arrays.putAll(named("backbone.parameter", backbone.parameters()));
        arrays.putAll(named("backbone.statistic", backbone.statistics()));
        arrays.putAll(named(CLASSIFIER, classifier.parameters()));
        arrays.putAll(named(MOMENTUM, momenta));
        retrainingOptimiser.ifPresent(sgd -> arrays.putAll(named("retraining.momentum", sgd.momenta())));
        mapper.ifPresent(each -> arrays.putAll(named(MAPPER, each.head().parameters())));
        mapperOptimiser.ifPresent(sgd -> arrays.putAll(named(MAPPER_MOMENTUM, sgd.momenta())));
        return arrays;
    }

    /** Those of {@link #arrays} that change with the plan of subclasses. */
    SubclassArrays subclassArrays() {
        List<String> rows = new ArrayList<>(List.of(name(CLASSIFIER, 0)));
        for (int i = momenta.size() - classifier.parameters().size(); i < momenta.size(); i++) {
            rows.add(name(MOMENTUM, i));
        }
        return new SubclassArrays(rows, classifier.isCosine() ? Optional.empty() : Optional.of(name(CLASSIFIER, 1)),
                mapper.map(_ -> new SubclassArrays.FirstLayer(name(MAPPER, 0), name(MAPPER_MOMENTUM, 0), name(MAPPER, 1))));
    }

    @Override
    public void close() {
        backbone.close();
        optimiser.close();
        retrainingOptimiser.ifPresent(Sgd::close);
        mapperOptimiser.ifPresent(Sgd::close);
        groupScores.ifPresent(GroupScores::close);
        manager.close();
    }

    private static Map<String, NDArray> named(String name, List<NDArray> values) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            arrays.put(name(name, i), values.get(i));
        }
        return arrays;
    }

    private static String name(String group, int index) {
        return "%s.%d".formatted(group, index);
    }
}

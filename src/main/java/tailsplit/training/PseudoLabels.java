package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import tailsplit.clustering.Assignment;
import tailsplit.clustering.ClusteringState;
import tailsplit.clustering.DynamicClustering;
import tailsplit.splitting.SubclassPlan;
import tailsplit.splitting.SubclassTally;

/** Gives the images that a run trains on their pseudo-labels, when and by what its assignment says. */
final class PseudoLabels implements AutoCloseable {
    private final NDManager manager;
    private final Recipe recipe;
    private final Model model;
    private final Batches batches;
    private final Splitting splitting;
    private final SubclassPlan plan;
    private final DynamicClustering clustering;
    private Giving giving = Giving.BY_BATCH;

    /** How the images of a batch come by their pseudo-labels in an epoch. */
    private enum Giving {
        BY_BATCH,
        /** They have them, and were counted when they got them. */
        GIVEN,
        /** They keep them. */
        FROZEN
    }

    /** @param memory of the epochs before, empty at the start */
    PseudoLabels(NDManager manager, Recipe recipe, Model model, Batches batches, Optional<Method.Memory> memory) {
        this.manager = manager;
        this.recipe = recipe;
        this.model = model;
        this.batches = batches;
        splitting = recipe.splitting().orElseThrow();
        plan = splitting.plan();
        int size = splitting.assignment().size(recipe.network().features(), plan.pseudoClasses());
        Streams streams = new Streams(recipe.seed());
        clustering = new DynamicClustering(manager, plan, splitting.clustering(), size,
                memory.map(Method.Memory::clustering)
                        .orElseGet(() -> ClusteringState.unseen(splitting.clustering(), plan, size, streams.clustering())),
                memory.map(Method.Memory::pseudoLabels)
                        .orElseGet(() -> splitting.clustering().firstLabels(plan, batches.labels(), streams.subclasses())));
    }

    /** Begins an epoch of the backbone: where that is due all images get their pseudo-labels now. */
    void begin(int epoch) throws StoppedException {
        Assignment assignment = splitting.assignment();
        boolean isFrozen = assignment.isFrozen(epoch, recipe.schedule().training().epochs());
        boolean atOnce = assignment.moment() == Assignment.Moment.EPOCH && splitting.clustering().looksAtFeatures();
        giving = isFrozen ? Giving.FROZEN : atOnce ? Giving.GIVEN : Giving.BY_BATCH;
        if (giving == Giving.GIVEN) {
            giveAll();
        }
    }

    /**
     * The pseudo-labels of a batch in training, {@code [batch]}, int64.
     *
     * @param features {@code [batch, features]}
     * @param logits   {@code [batch, pseudo-classes]}
     */
    NDArray of(Batches.Batch batch, NDArray features, NDArray logits) {
        return giving == Giving.BY_BATCH ? clustering.assign(clustered(features, logits), batch.classes(), batch.indices())
                : clustering.kept(batch.classes(), batch.indices(), giving == Giving.FROZEN);
    }

    /** Those that the images of a batch have, without a look at them, {@code [batch]}, int64. */
    NDArray kept(Batches.Batch batch) {
        return clustering.kept(batch.classes(), batch.indices(), false);
    }

    /** Of each image that the run trains on the last one, -1 where it has none yet. */
    int[] last() {
        return clustering.pseudoLabels();
    }

    /** As {@link #last}; where there is none yet the first of the class. */
    int[] lastOrFirst() {
        return plan.orFirst(last(), batches.labels());
    }

    /** Images of each pseudo-class by {@link #lastOrFirst}, each image once however often it is drawn. */
    int[] counts() {
        int[] counts = new int[plan.pseudoClasses()];
        Arrays.stream(lastOrFirst()).forEach(p -> counts[p]++);
        return counts;
    }

    SubclassTally endEpoch() {
        return clustering.endEpoch();
    }

    ClusteringState state() {
        return clustering.state();
    }

    @Override
    public void close() {
        clustering.close();
    }

    /** Class by class, by features in evaluation mode. */
    private void giveAll() throws StoppedException {
        try (NDManager scope = manager.newSubManager()) {
            NDList parts = new NDList();
            batches.look(images -> {
                NDArray features = model.backbone().features(images, false);
                NDArray part = clustered(features, model.classifier().logits(features));
                part.attach(scope);
                parts.add(part);
            });
            NDArray all = NDArrays.concat(parts);
            int[] classes = batches.labels();
            for (int c = 0; c < plan.classes(); c++) {
                int label = c;
                int[] images = IntStream.range(0, classes.length).filter(i -> classes[i] == label).toArray();
                if (images.length > 0) {
                    int[] labels = new int[images.length];
                    Arrays.fill(labels, c);
                    clustering.assignClass(all, Batches.classes(scope, labels), Batches.classes(scope, images));
                }
            }
        }
    }

    private NDArray clustered(NDArray features, NDArray logits) {
        return switch (splitting.assignment().features()) {
            case POOLED -> features;
            case NORMALISED -> features.stopGradient().normalize(2, 1);
            case PSEUDO_LOGITS -> logits;
        };
    }
}

package tailsplit.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tailsplit.clustering.ClusteringState;
import tailsplit.dataset.NpyArray;
import tailsplit.splitting.Occupancy;
import tailsplit.splitting.SubclassPlan;
import tailsplit.splitting.SubclassTally;

/**
 * Everything that training needs to continue after an epoch as if it had never stopped. The random state is the
 * recipe's seed and the epoch.
 *
 * @param arrays       parameters, momenta and BatchNorm statistics by name
 * @param plan         of the subclasses in that epoch, under splitting
 * @param samplePoints where the sample lay in the last projection
 */
record Checkpoint(
        int epoch,
        BestEpoch best,
        Optional<BestEpoch> bestValidation,
        Map<String, float[]> arrays,
        Optional<SubclassPlan> plan,
        Optional<Method.Memory> memory,
        Optional<float[]> samplePoints) {
    private static final String MODEL = "model.";
    private static final String CLUSTERING = "clustering.";
    /** What version 0.1.0 writes of a clustering, whichever it is. */
    private static final List<String> UNPREFIXED = List.of("centres", "largest-distances");

    /**
     * How the images trained on were spread over the subclasses; empty without splitting.
     *
     * @param recipe with the plan of that epoch
     */
    Optional<Occupancy> occupancy(Recipe recipe) {
        return memory.map(kept -> kept.occupancy(recipe.splitting().orElseThrow().plan()));
    }

    /** As named arrays, for a file. */
    Map<String, NpyArray> toArrays() {
        Map<String, NpyArray> all = new LinkedHashMap<>();
        all.put("epoch", NpyArray.of(new int[] {epoch}, 1));
        put(all, "best", best);
        bestValidation.ifPresent(chosen -> put(all, "validation", chosen));
        plan.ifPresent(kept -> put(all, "subclasses", kept.subclasses().stream().mapToInt(Integer::intValue).toArray()));
        memory.ifPresent(kept -> {
            kept.clustering().arrays().forEach((name, values) -> put(all, CLUSTERING + name, values));
            SubclassTally tally = kept.lastTally();
            put(all, "tally", tally.images());
            put(all, "tally-distances", tally.distances());
            put(all, "tally-widths", tally.widths());
            put(all, "tally-batches", tally.batches());
            put(all, "pseudo-labels", kept.pseudoLabels());
            kept.firstCounts().ifPresent(counts -> put(all, "first-counts", counts));
        });
        samplePoints.ifPresent(points -> put(all, "sample-points", points));
        arrays.forEach((name, values) -> put(all, MODEL + name, values));
        return all;
    }

    static Checkpoint of(Map<String, NpyArray> all) {
        Map<String, float[]> clustering = prefixed(all, CLUSTERING);
        UNPREFIXED.stream().filter(all::containsKey).forEach(name -> clustering.put(name, array(all, name).floats()));
        Optional<Method.Memory> memory = Optional.ofNullable(all.get("pseudo-labels"))
                .map(labels -> new Method.Memory(new ClusteringState(clustering), tally(all), labels.ints(),
                        Optional.ofNullable(all.get("first-counts")).map(NpyArray::ints)));
        Optional<SubclassPlan> plan = Optional.ofNullable(all.get("subclasses"))
                .map(numbers -> new SubclassPlan(Arrays.stream(numbers.ints()).boxed().toList()));
        return new Checkpoint(array(all, "epoch").ints()[0], best(all, "best").orElseThrow(), best(all, "validation"), prefixed(all, MODEL),
                plan, memory, Optional.ofNullable(all.get("sample-points")).map(NpyArray::floats));
    }

    private static Map<String, float[]> prefixed(Map<String, NpyArray> all, String prefix) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        all.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                arrays.put(name.substring(prefix.length()), array.floats());
            }
        });
        return arrays;
    }

    /** Checkpoints of version 0.1.0's beginnings hold the numbers of images only. */
    private static SubclassTally tally(Map<String, NpyArray> all) {
        int[] images = array(all, "tally").ints();
        return !all.containsKey("tally-widths") ? new SubclassTally(images, new double[images.length],
                new double[images.length], new int[images.length])
                : new SubclassTally(images, array(all, "tally-distances").doubles(), array(all, "tally-widths").doubles(),
                        array(all, "tally-batches").ints());
    }

    private static NpyArray array(Map<String, NpyArray> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static void put(Map<String, NpyArray> all, String name, BestEpoch best) {
        all.put(name + "-epoch", NpyArray.of(new int[] {best.epoch()}, 1));
        all.put(name + "-accuracy", NpyArray.of(new double[] {best.accuracy()}, 1));
    }

    private static Optional<BestEpoch> best(Map<String, NpyArray> all, String name) {
        return Optional.ofNullable(all.get(name + "-epoch"))
                .map(epoch -> new BestEpoch(epoch.ints()[0], array(all, name + "-accuracy").doubles()[0]));
    }

    private static void put(Map<String, NpyArray> all, String name, float[] values) {
        all.put(name, NpyArray.of(values, values.length));
    }

    private static void put(Map<String, NpyArray> all, String name, double[] values) {
        all.put(name, NpyArray.of(values, values.length));
    }

    private static void put(Map<String, NpyArray> all, String name, int[] values) {
        all.put(name, NpyArray.of(values, values.length));
    }
}

package tailsplit.clustering;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tailsplit.network.TorchScript;
import tailsplit.splitting.SubclassPlan;
import tailsplit.splitting.SubclassTally;

/**
 * Splits the images of each class batch by batch, as a clustering has it, and keeps count. All classes of a batch at once,
 * as tensors where the features are, so that nothing waits for a GPU: in 64-bit numbers, the centres and the largest
 * distances kept in 32. In PyTorch: {@code src/test/python/twins/dynamic_clustering.py}.
 */
public final class DynamicClustering implements AutoCloseable {
    /** What a clustering does between two epochs that says nothing else. */
    static final String NO_REST = """
              def rest(self: __torch__.Net, tally: Tensor, memory: List[Tensor]) -> Tensor:
                return tally
            """;

    /** Around what a clustering brings, {@code place} and {@code rest}. */
    private static final String CODE = """
              def chosen(self: __torch__.Net, each: Tensor, numbers: Tensor) -> Tensor:
                return torch.to(torch.eq(torch.unsqueeze(each, 1), torch.unsqueeze(numbers, 0)), 7)
              def nothing(self: __torch__.Net, like: Tensor) -> Tensor:
                return torch.div(torch.zeros_like(like), 0)
              def count(self: __torch__.Net, assigned: Tensor, d: Tensor, widths: Tensor, labels: Tensor, tally: Tensor,
                  subclasses: Tensor, owner: Tensor, numbers: Tensor) -> Tensor:
                given = (self).chosen(assigned, torch.narrow(numbers, 0, 0, torch.size(owner, 0)), )
                n = torch.sum((self).chosen(labels, torch.narrow(numbers, 0, 0, torch.size(subclasses, 0)), ), [0])
                had = torch.to(torch.index_select(torch.gt(n, 0), 0, owner), 7)
                return torch.add_(tally, torch.stack([torch.sum(given, [0]), torch.matmul(d, given), widths, had]))
              def assign(self: __torch__.Net, features: Tensor, labels: Tensor, images: Tensor, memory: List[Tensor], tally: Tensor,
                  subclasses: Tensor, offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tensor:
                assigned, d, widths, = (self).place(torch.to(features, 7), labels, images, memory, subclasses, offsets, owner,
                    numbers, )
                _0 = (self).count(assigned, d, widths, labels, tally, subclasses, owner, numbers, )
                pseudo = memory[0]
                at = torch.cumsum(torch.ones_like(images), 0)
                again = torch.logical_and(torch.eq(torch.unsqueeze(images, 0), torch.unsqueeze(images, 1)),
                    torch.gt(torch.unsqueeze(at, 0), torch.unsqueeze(at, 1)))
                spare = torch.mul(torch.ones_like(images), torch.sub(torch.size(pseudo, 0), 1))
                _1 = torch.scatter_(pseudo, 0, torch.where(torch.any(again, 1), spare, images), assigned)
                return assigned
              def assign_class(self: __torch__.Net, features: Tensor, labels: Tensor, images: Tensor, memory: List[Tensor], tally: Tensor,
                  subclasses: Tensor, offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tensor:
                f = torch.to(torch.index_select(features, 0, images), 7)
                assigned, d, widths, = (self).place(f, labels, images, memory, subclasses, offsets, owner, numbers, )
                _0 = (self).count(assigned, d, widths, labels, tally, subclasses, owner, numbers, )
                return torch.scatter_(memory[0], 0, images, assigned)
              def kept(self: __torch__.Net, labels: Tensor, images: Tensor, memory: List[Tensor], tally: Tensor, subclasses: Tensor,
                  offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tensor:
                last = torch.index_select(memory[0], 0, images)
                return torch.where(torch.lt(last, 0), torch.index_select(offsets, 0, labels), last)
              def count_kept(self: __torch__.Net, labels: Tensor, images: Tensor, memory: List[Tensor], tally: Tensor, subclasses: Tensor,
                  offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tensor:
                assigned = (self).kept(labels, images, memory, tally, subclasses, offsets, owner, numbers, )
                p = torch.to(torch.zeros_like(owner), 7)
                d = (self).nothing(torch.to(labels, 7), )
                _0 = (self).count(assigned, d, (self).nothing(p, ), labels, tally, subclasses, owner, numbers, )
                return assigned
              def between(self: __torch__.Net, tally: Tensor, memory: List[Tensor]) -> Tensor:
                _0 = (self).rest(tally, memory, )
                return torch.zero_(tally)
            """;

    private final NDManager manager;
    private final TorchScript script;
    private final List<StateArray> declared;
    private final int pseudoClasses;
    private final NDArray pseudoLabels;
    /** The pseudo-labels, then the arrays of the clustering's own. */
    private final NDList memory;
    private final NDArray tally;
    private final NDList constants;

    /**
     * @param features     numbers in a feature
     * @param state        with the arrays that the clustering declares; others are left aside
     * @param labelsBefore pseudo-label of each image trained on, -1 where it has none yet
     */
    public DynamicClustering(NDManager parent, SubclassPlan plan, Clustering clustering, int features, ClusteringState state,
            int[] labelsBefore) {
        manager = parent.newSubManager();
        declared = clustering.state();
        pseudoClasses = plan.pseudoClasses();
        script = TorchScript.load(code(clustering));
        // the last entry takes what is overwritten in the same batch
        pseudoLabels = manager.create(LongStream.concat(Arrays.stream(labelsBefore).asLongStream(), LongStream.of(-1)).toArray());
        memory = new NDList(pseudoLabels);
        declared.stream().map(array -> tensor(array, Objects.requireNonNull(state.arrays().get(array.name())), features))
                .forEach(memory::add);
        memory.forEach(array -> array.setName("memory[]"));
        tally = manager.create(new double[4 * pseudoClasses], new Shape(4, pseudoClasses));
        constants = new NDList(
                manager.create(IntStream.range(0, plan.classes()).mapToDouble(plan::subclasses).toArray()),
                whole(plan.offsets()),
                whole(plan.classOfPseudoClass()),
                whole(IntStream.range(0, Math.max(plan.classes(), pseudoClasses)).toArray()));
    }

    private NDArray tensor(StateArray array, float[] values, int features) {
        return manager.create(values, array.ofFeatures() ? new Shape(values.length / features, features) : new Shape(values.length));
    }

    private NDArray whole(int[] values) {
        return manager.create(Arrays.stream(values).asLongStream().toArray());
    }

    /**
     * Moves the centres and gives every image of a batch its pseudo-label. No gradient flows through it.
     *
     * @param features {@code [batch, features]}
     * @param classes  {@code [batch]}, int64
     * @param images   {@code [batch]}, int64: which of the images trained on they are; of one that is there twice the last
     *                 pseudo-label is remembered
     * @return {@code [batch]}, int64: pseudo-classes
     */
    public NDArray assign(NDArray features, NDArray classes, NDArray images) {
        return call("assign", true, features.stopGradient(), classes, images);
    }

    /**
     * As {@link #assign}, of all images of a class that the run trains on, as if they were one batch.
     *
     * @param features {@code [images trained on, features]}, of all classes
     * @param images   {@code [images of the class]}, int64, each once
     */
    public void assignClass(NDArray features, NDArray classes, NDArray images) {
        call("assign_class", false, features.stopGradient(), classes, images);
    }

    /**
     * The pseudo-labels that images have; of one that never got any the first of its class.
     *
     * @param counts whether the images are counted for the epoch as if they were given these
     * @return {@code [batch]}, int64: pseudo-classes
     */
    public NDArray kept(NDArray classes, NDArray images, boolean counts) {
        return call(counts ? "count_kept" : "kept", true, classes, images);
    }

    private NDArray call(String method, boolean isHot, NDArray... batch) {
        NDList arguments = new NDList(batch);
        arguments.addAll(memory);
        arguments.add(tally);
        arguments.addAll(constants);
        return script.call(method, arguments, isHot).singletonOrThrow();
    }

    public ClusteringState state() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (int i = 0; i < declared.size(); i++) {
            arrays.put(declared.get(i).name(), memory.get(i + 1).toFloatArray());
        }
        return new ClusteringState(arrays);
    }

    /** The last pseudo-label of each image trained on, -1 where it has none yet. */
    public int[] pseudoLabels() {
        long[] labels = pseudoLabels.toLongArray();
        return Arrays.stream(labels, 0, labels.length - 1).mapToInt(Math::toIntExact).toArray();
    }

    /**
     * Ends an epoch.
     *
     * @return of the batches since the last call
     */
    public SubclassTally endEpoch() {
        double[] sums = tally.toDoubleArray();
        double[][] rows = IntStream.range(0, 4)
                .mapToObj(row -> Arrays.copyOfRange(sums, row * pseudoClasses, (row + 1) * pseudoClasses)).toArray(double[][]::new);
        NDList arguments = new NDList(tally);
        arguments.addAll(memory);
        script.call("between", arguments, false).close();
        return new SubclassTally(counts(rows[0]), rows[1], rows[2], counts(rows[3]));
    }

    private static int[] counts(double[] row) {
        return Arrays.stream(row).mapToInt(value -> (int) value).toArray();
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }

    static String code(Clustering clustering) {
        return clustering.place() + clustering.rest() + CODE;
    }
}

package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tailsplit.network.TorchScript;
import tailsplit.splitting.ClusteringOptions;
import tailsplit.splitting.ClusteringState;
import tailsplit.splitting.SubclassPlan;
import tailsplit.splitting.SubclassTally;

/**
 * The paper's feature clustering: splits the images of each class, batch by batch, by their distance to a moving class
 * centre (Eq. 2 to 4). All classes of a batch at once, as tensors where the features are, so that nothing waits for a
 * GPU: in 64-bit numbers, the centres and the largest distances kept in 32.
 */
final class DynamicClustering implements AutoCloseable {
    private final NDManager manager;
    private final TorchScript script;
    private final int pseudoClasses;
    private final NDArray centres;
    private final NDArray largest;
    private final NDArray tally;
    private final NDArray pseudoLabels;
    private final NDList constants;

    /** @param labelsBefore pseudo-label of each image trained on, -1 where it has none yet */
    DynamicClustering(NDManager parent, SubclassPlan plan, ClusteringOptions options, int features, ClusteringState state, int[] labelsBefore) {
        manager = parent.newSubManager();
        pseudoClasses = plan.pseudoClasses();
        script = TorchScript.load(code(options));
        centres = manager.create(state.centres(), new Shape(plan.classes(), features));
        largest = manager.create(state.largest());
        tally = manager.create(new double[4 * pseudoClasses], new Shape(4, pseudoClasses));
        // the last entry takes what is overwritten in the same batch
        pseudoLabels = manager.create(LongStream.concat(Arrays.stream(labelsBefore).asLongStream(), LongStream.of(-1)).toArray());
        constants = new NDList(
                manager.create(IntStream.range(0, plan.classes()).mapToDouble(plan::subclasses).toArray()),
                Batches.classes(manager, plan.offsets()),
                Batches.classes(manager, plan.classOfPseudoClass()),
                Batches.classes(manager, IntStream.range(0, Math.max(plan.classes(), pseudoClasses)).toArray()));
    }

    /**
     * Moves the centres of the classes present and gives every image its pseudo-label. No gradient flows through it.
     *
     * @param features {@code [batch, features]}
     * @param classes  {@code [batch]}, int64
     * @param images   {@code [batch]}, int64: which of the images trained on they are; of one that is there twice the last
     *                 pseudo-label is remembered
     * @return {@code [batch]}, int64: pseudo-classes
     */
    NDArray assign(NDArray features, NDArray classes, NDArray images) {
        NDList arguments = new NDList(features.stopGradient(), classes, images, centres, largest, tally, pseudoLabels);
        arguments.addAll(constants);
        return script.call("assign", arguments, true).singletonOrThrow();
    }

    ClusteringState state() {
        return new ClusteringState(centres.toFloatArray(), largest.toFloatArray());
    }

    /** The last pseudo-label of each image trained on, -1 where it has none yet. */
    int[] pseudoLabels() {
        long[] labels = pseudoLabels.toLongArray();
        return Arrays.stream(labels, 0, labels.length - 1).mapToInt(Math::toIntExact).toArray();
    }

    /** Of the batches since the last call. */
    SubclassTally tally() {
        double[] sums = tally.toDoubleArray();
        double[][] rows = IntStream.range(0, 4)
                .mapToObj(row -> Arrays.copyOfRange(sums, row * pseudoClasses, (row + 1) * pseudoClasses)).toArray(double[][]::new);
        script.call("clear", new NDList(tally), false).close();
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

    private static String code(ClusteringOptions options) {
        double current = options.average() == ClusteringOptions.Average.CURRENT ? options.attenuation() : 1 - options.attenuation();
        String distance = switch (options.distance()) {
            case EUCLIDEAN -> "torch.sqrt(torch.sum(torch.pow(torch.sub(f, c), 2), [1]))";
            case COSINE -> "(self).cosine(f, c, )";
        };
        String reach = options.rings() == ClusteringOptions.Rings.RUNNING_MAXIMUM ? "torch.to(largest, 7)" : "farthest";
        boolean quantile = options.rings() == ClusteringOptions.Rings.QUANTILE;
        String ring = quantile ? "torch.floor(torch.div(torch.mul((self).rank(d, labels, ), parts), size))"
                : "torch.where(torch.gt(w, 0), torch.clamp(torch.minimum(torch.sub(torch.ceil(torch.div(d, w)), 1), torch.sub(parts, 1)), 0), torch.zeros_like(d))";
        String scarce = options.scarce() == ClusteringOptions.Scarce.INNERMOST
                ? "torch.where(torch.lt(size, parts), torch.zeros_like(ring), ring)" : "ring";
        String widths = quantile ? "(self).bins(d, given, owner, )" : "torch.index_select(width, 0, owner)";
        return String.format(Locale.ROOT, """
              def cosine(self: __torch__.Net, f: Tensor, c: Tensor) -> Tensor:
                norms = torch.sqrt(torch.mul(torch.sum(torch.mul(f, f), [1]), torch.sum(torch.mul(c, c), [1])))
                away = torch.rsub(torch.div(torch.sum(torch.mul(f, c), [1]), norms), 1)
                return torch.where(torch.eq(norms, 0), torch.zeros_like(norms), torch.clamp(away, 0))
              def rank(self: __torch__.Net, d: Tensor, labels: Tensor) -> Tensor:
                same = torch.eq(torch.unsqueeze(labels, 0), torch.unsqueeze(labels, 1))
                at = torch.cumsum(torch.ones_like(labels), 0)
                earlier = torch.lt(torch.unsqueeze(at, 0), torch.unsqueeze(at, 1))
                nearer = torch.lt(torch.unsqueeze(d, 0), torch.unsqueeze(d, 1))
                level = torch.eq(torch.unsqueeze(d, 0), torch.unsqueeze(d, 1))
                before = torch.logical_or(nearer, torch.logical_and(level, earlier))
                return torch.sum(torch.to(torch.logical_and(same, before), 7), [1])
              def bins(self: __torch__.Net, d: Tensor, given: Tensor, owner: Tensor) -> Tensor:
                outer = torch.amax(torch.mul(given, torch.unsqueeze(d, 1)), [0])
                at = torch.cumsum(torch.ones_like(owner), 0)
                inside = torch.logical_and(torch.eq(torch.unsqueeze(owner, 0), torch.unsqueeze(owner, 1)),
                    torch.lt(torch.unsqueeze(at, 0), torch.unsqueeze(at, 1)))
                inner = torch.amax(torch.mul(torch.to(inside, 7), torch.unsqueeze(outer, 0)), [1])
                return torch.clamp(torch.sub(outer, inner), 0)
              def assign(self: __torch__.Net, features: Tensor, labels: Tensor, images: Tensor, centres: Tensor,
                  largest: Tensor, tally: Tensor, pseudo: Tensor, subclasses: Tensor, offsets: Tensor, owner: Tensor,
                  numbers: Tensor) -> Tensor:
                f = torch.to(features, 7)
                k = torch.size(centres, 0)
                p = torch.size(owner, 0)
                member = torch.to(torch.eq(torch.unsqueeze(labels, 1), torch.unsqueeze(torch.narrow(numbers, 0, 0, k), 0)), 7)
                n = torch.sum(member, [0])
                present = torch.gt(n, 0)
                mean = torch.div(torch.matmul(torch.t(member), f), torch.unsqueeze(torch.clamp(n, 1), 1))
                old = torch.to(centres, 7)
                moved = torch.add(torch.mul(mean, %1$s), torch.mul(old, %2$s))
                new = torch.where(torch.isnan(old), mean, moved)
                _0 = torch.copy_(centres, torch.where(torch.unsqueeze(present, 1), new, old))
                c = torch.index_select(torch.to(centres, 7), 0, labels)
                d = %3$s
                farthest = torch.amax(torch.mul(member, torch.unsqueeze(d, 1)), [0])
                _1 = torch.copy_(largest, torch.maximum(torch.to(largest, 7), farthest))
                width = torch.div(%4$s, subclasses)
                w = torch.index_select(width, 0, labels)
                parts = torch.index_select(subclasses, 0, labels)
                size = torch.index_select(n, 0, labels)
                ring = %5$s
                assigned = torch.add(torch.index_select(offsets, 0, labels), torch.to(%6$s, 4))
                given = torch.to(torch.eq(torch.unsqueeze(assigned, 1), torch.unsqueeze(torch.narrow(numbers, 0, 0, p), 0)), 7)
                had = torch.to(torch.index_select(present, 0, owner), 7)
                widths = torch.mul(%7$s, had)
                sums = torch.stack([torch.sum(given, [0]), torch.matmul(d, given), widths, had])
                _2 = torch.add_(tally, sums)
                at = torch.cumsum(torch.ones_like(images), 0)
                again = torch.logical_and(torch.eq(torch.unsqueeze(images, 0), torch.unsqueeze(images, 1)),
                    torch.gt(torch.unsqueeze(at, 0), torch.unsqueeze(at, 1)))
                spare = torch.mul(torch.ones_like(images), torch.sub(torch.size(pseudo, 0), 1))
                _3 = torch.scatter_(pseudo, 0, torch.where(torch.any(again, 1), spare, images), assigned)
                return assigned
              def clear(self: __torch__.Net, tally: Tensor) -> Tensor:
                return torch.zero_(tally)
            """, current, 1 - current, distance, reach, ring, scarce, widths);
    }
}

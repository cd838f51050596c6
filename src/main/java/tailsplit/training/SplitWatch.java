package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import tailsplit.network.TorchScript;
import tailsplit.splitting.SubclassPlan;

/**
 * Sees, where the network computes and without a wait, how well pseudo-labels are learned within their class, and which units of the
 * label mapper are ever active. In PyTorch: {@code src/test/python/twins/split_watch.py}.
 */
final class SplitWatch implements AutoCloseable {
    static final String CODE = """
              def labels(self: __torch__.Net, logits: Tensor, assigned: Tensor, classes: Tensor, owner: Tensor, sums: Tensor) -> Tensor:
                foreign = torch.ne(torch.unsqueeze(owner, 0), torch.unsqueeze(classes, 1))
                own = torch.sub(logits, torch.mul(torch.to(foreign, 6), 1e30))
                right = torch.to(torch.eq(torch.argmax(own, 1), assigned), 7)
                return torch.index_add_(sums, 1, classes, torch.stack([right, torch.ones_like(right)]))
              def units(self: __torch__.Net, hidden: Tensor, active: Tensor) -> Tensor:
                return torch.logical_or_(active, torch.any(torch.gt(hidden, 0), 0))
              def clear(self: __torch__.Net, sums: Tensor, active: Tensor) -> Tensor:
                _0 = torch.zero_(active)
                return torch.zero_(sums)
            """;

    private final TorchScript script = TorchScript.load(CODE);
    private final NDManager manager;
    private final NDArray owner;
    private final NDArray sums;
    private final NDArray active;

    /**
     * What an epoch came to.
     *
     * @param predicted {@code [classes]}, share of the images whose pseudo-label had the largest logit within its class; NaN without
     * @param deadUnits hidden units of the label mapper that no image made active
     */
    record Seen(double[] predicted, int deadUnits) {}

    /** @param hidden units of the label mapper, 0 without one */
    SplitWatch(NDManager parent, SubclassPlan plan, int hidden) {
        manager = parent.newSubManager();
        owner = Batches.classes(manager, plan.classOfPseudoClass());
        sums = manager.create(new double[2 * plan.classes()], new Shape(2, plan.classes()));
        active = manager.create(new boolean[Math.max(1, hidden)]);
    }

    /**
     * Sees a batch.
     *
     * @param logits   {@code [batch, pseudo-classes]}
     * @param assigned {@code [batch]}, int64: their pseudo-labels
     * @param classes  {@code [batch]}, int64
     */
    void labels(NDArray logits, NDArray assigned, NDArray classes) {
        script.call("labels", new NDList(logits.stopGradient(), assigned, classes, owner, sums), false);
    }

    /** @param hidden {@code [batch, hidden]}, before the activation */
    void units(NDArray hidden) {
        script.call("units", new NDList(hidden.stopGradient(), active), false);
    }

    /** Since the last call. */
    Seen take() {
        double[] values = sums.toDoubleArray();
        int classes = values.length / 2;
        boolean[] units = active.toBooleanArray();
        script.call("clear", new NDList(sums, active), false).close();
        return new Seen(IntStream.range(0, classes).mapToDouble(c -> values[c] / values[classes + c]).toArray(),
                (int) IntStream.range(0, units.length).filter(unit -> !units[unit]).count());
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}

package tailsplit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Class scores of pseudo-logits without anything to learn: the logarithm of the sum of the softmax over a class's
 * pseudo-classes. In PyTorch: {@code src/test/python/twins/group_sum.py}.
 */
public final class GroupSum implements AutoCloseable {
    static final String CODE = """
              def scores(self: __torch__.Net, logits: Tensor, outside: Tensor) -> Tensor:
                logs = torch.log_softmax(logits, 1)
                return torch.logsumexp(torch.add(torch.unsqueeze(logs, 1), outside), [2])
            """;

    private final TorchScript script = TorchScript.load(CODE);
    /** {@code [classes, pseudo-classes]}, 0 where the pseudo-class is of the class, else minus infinity. */
    private final NDArray outside;

    /** @param classOf the class of each pseudo-class; every class has one */
    public GroupSum(NDManager manager, int classes, int[] classOf) {
        float[] mask = new float[classes * classOf.length];
        for (int c = 0; c < classes; c++) {
            for (int p = 0; p < classOf.length; p++) {
                mask[c * classOf.length + p] = classOf[p] == c ? 0 : Float.NEGATIVE_INFINITY;
            }
        }
        outside = manager.create(mask, new Shape(classes, classOf.length));
    }

    /**
     * @param logits {@code [batch, pseudo-classes]}
     * @return {@code [batch, classes]}, of which no gradient is taken
     */
    public NDArray scores(NDArray logits) {
        return script.call("scores", new NDList(logits.stopGradient(), outside), false).singletonOrThrow();
    }

    @Override
    public void close() {
        script.close();
        outside.close();
    }
}

package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import tailsplit.network.TorchScript;
import tailsplit.splitting.Grouping;

/**
 * Class scores of pseudo-logits without anything to learn. In PyTorch: {@code src/test/python/twins/group_scores.py}.
 */
final class GroupScores implements AutoCloseable {
    static final String CODE = """
              def group_sum(self: __torch__.Net, logits: Tensor, outside: Tensor) -> Tensor:
                logs = torch.log_softmax(logits, 1)
                return torch.logsumexp(torch.add(torch.unsqueeze(logs, 1), outside), [2])
              def group_max(self: __torch__.Net, logits: Tensor, outside: Tensor) -> Tensor:
                return torch.amax(torch.add(torch.unsqueeze(logits, 1), outside), [2])
              def group_mean(self: __torch__.Net, logits: Tensor, outside: Tensor) -> Tensor:
                inside = torch.exp(outside)
                return torch.div(torch.matmul(logits, torch.t(inside)), torch.sum(inside, [1]))
            """;

    private final TorchScript script = TorchScript.load(CODE);
    private final String method;
    /** {@code [classes, pseudo-classes]}, 0 where the pseudo-class is of the class, else minus infinity. */
    private final NDArray outside;

    /** @param classOf the class of each pseudo-class; every class has one */
    GroupScores(NDManager manager, int classes, int[] classOf, Grouping grouping) {
        method = grouping.name().toLowerCase(Locale.ROOT);
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
    NDArray scores(NDArray logits) {
        return script.call(method, new NDList(logits.stopGradient(), outside), false).singletonOrThrow();
    }

    @Override
    public void close() {
        script.close();
        outside.close();
    }
}

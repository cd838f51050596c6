package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import tailsplit.network.TorchScript;

/**
 * Mean loss and accuracy over the batches of an epoch, each image counting the same. Summed where the network computes. In
 * PyTorch: {@code src/test/python/twins/meter.py}.
 */
final class Meter implements AutoCloseable {
    static final String CODE = """
              def add(self: __torch__.Net, loss: Tensor, scores: Tensor, classes: Tensor, sums: Tensor) -> Tensor:
                n = torch.size(scores, 0)
                right = torch.sum(torch.to(torch.eq(torch.argmax(scores, 1), classes), 7))
                images = torch.mul(torch.ones_like(right), n)
                return torch.add_(sums, torch.stack([torch.mul(torch.to(torch.reshape(loss, []), 7), n), right, images]))
              def clear(self: __torch__.Net, sums: Tensor) -> Tensor:
                return torch.zero_(sums)
            """;

    private final TorchScript script = TorchScript.load(CODE);
    private final NDArray sums;

    /**
     * @param loss     mean over the images
     * @param accuracy from 0 to 1
     */
    record Means(double loss, double accuracy) {}

    Meter(NDManager manager) {
        sums = manager.create(new double[3]);
    }

    /**
     * @param meanLoss of the batch, a scalar
     * @param scores   {@code [batch, classes]}
     * @param classes  {@code [batch]}, int64
     */
    void add(NDArray meanLoss, NDArray scores, NDArray classes) {
        script.call("add", new NDList(meanLoss.stopGradient(), scores.stopGradient(), classes, sums), false);
    }

    /** Of the batches since the last call. */
    Means take() {
        double[] values = sums.toDoubleArray();
        script.call("clear", new NDList(sums), false).close();
        return new Means(values[0] / values[2], values[1] / values[2]);
    }

    @Override
    public void close() {
        script.close();
        sums.close();
    }
}

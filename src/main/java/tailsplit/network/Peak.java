package tailsplit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;

/**
 * Measures what the device can compute at best, to compare a training step with. In PyTorch:
 * {@code src/test/python/twins/peak.py}.
 */
public final class Peak implements AutoCloseable {
    private static final int SIZE = 2048;
    private static final int IMAGES = 128;
    private static final int CHANNELS = 64;
    private static final int SIDE = 32;
    private static final int CALLS = 4;
    private static final int TRIES = 4;
    /** Each product is of the one before: libtorch computes what does not change in a loop only once. */
    static final String CODE = """
              def matmul_f32(self: __torch__.Net, a: Tensor, b: Tensor) -> Tensor:
                c = a
                for i in range(%1$d):
                  c = torch.matmul(c, b)
                return torch.sum(c)
              def matmul_bf16(self: __torch__.Net, a: Tensor, b: Tensor) -> Tensor:
                c = torch.to(a, 15)
                y = torch.to(b, 15)
                for i in range(%1$d):
                  c = torch.matmul(c, y)
                return torch.to(torch.sum(c), 6)
              def convolution_f32(self: __torch__.Net, a: Tensor, b: Tensor) -> Tensor:
                c = a
                for i in range(%1$d):
                  c = torch.conv2d(c, b, None, [1, 1], [1, 1])
                return torch.sum(c)
              def convolution_bf16(self: __torch__.Net, a: Tensor, b: Tensor) -> Tensor:
                c = torch.to(a, 15)
                y = torch.to(b, 15)
                for i in range(%1$d):
                  c = torch.conv2d(c, y, None, [1, 1], [1, 1])
                return torch.to(torch.sum(c), 6)
            """.formatted(CALLS);

    private final NDManager manager;
    private final TorchScript script = TorchScript.load(CODE);

    public Peak(NDManager parent) {
        manager = parent.newSubManager();
    }

    /** Of products of 2048 x 2048 matrices, in GFLOP/s. */
    public double matmul(Precision precision) {
        NDArray matrix = manager.create(numbers(SIZE * SIZE, 1), new Shape(SIZE, SIZE));
        NDArray factor = manager.create(numbers(SIZE * SIZE, 1 / Math.sqrt(SIZE)), new Shape(SIZE, SIZE));
        return measure("matmul", precision, matrix, factor, 2.0 * SIZE * SIZE * SIZE);
    }

    /** Of 3x3 convolutions of 128 images of 32 x 32 with 64 channels, in GFLOP/s. */
    public double convolution(Precision precision) {
        NDArray images = Initialisation.channelsLast(manager, numbers(IMAGES * CHANNELS * SIDE * SIDE, 1),
                new Shape(IMAGES, CHANNELS, SIDE, SIDE));
        NDArray weight = Initialisation.channelsLast(manager, numbers(CHANNELS * CHANNELS * 9, 1 / (3 * Math.sqrt(CHANNELS))),
                new Shape(CHANNELS, CHANNELS, 3, 3));
        return measure("convolution", precision, images, weight, 2.0 * 9 * CHANNELS * CHANNELS * SIDE * SIDE * IMAGES);
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }

    /** Normal ones: where a factor's deviation is 1 over the root of the terms of a sum, products stay as large as they are. */
    private static float[] numbers(int length, double deviation) {
        Random random = new Random(0);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) (deviation * random.nextGaussian());
        }
        return numbers;
    }

    private double measure(String operation, Precision precision, NDArray one, NDArray other, double flop) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TRIES; i++) {
            try (NDManager scope = manager.newSubManager()) {
                long start = System.nanoTime();
                NDArray sum = script.call("%s_%s".formatted(operation, precision.isBfloat16() ? "bf16" : "f32"),
                        new NDList(one, other), false)
                        .singletonOrThrow();
                sum.attach(scope);
                sum.getFloat();
                best = Math.min(best, (System.nanoTime() - start) / 1e9);
            }
        }
        return CALLS * flop / best / 1e9;
    }
}

package tailsplit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import tailsplit.random.SplitMix;

/**
 * The CIFAR ResNet (He et al., 2016, section 4.2): a 3x3 stem of 16 channels, three stages of n basic blocks with 16,
 * 32 and 64 channels, option-A shortcuts (every second pixel, new channels zero), global average pooling. Its depth
 * is 6n + 2. Takes images of any size and gives 64 features.
 */
public final class ResNet implements AutoCloseable {
    /** Length of the feature vector. */
    public static final int FEATURES = 64;

    private static final int STAGES = 3;
    private static final int STEM_CHANNELS = 16;

    private final TorchScript script;
    private final List<NDArray> parameters = new ArrayList<>();
    private final List<NDArray> statistics = new ArrayList<>();

    /**
     * @param manager  owns the parameters
     * @param depth    6n + 2
     * @param channels of the images
     */
    public ResNet(NDManager manager, int depth, int channels, Precision precision, SplitMix random) {
        if (depth < 8 || (depth - 2) % 6 != 0) {
            throw new IllegalArgumentException("depth " + depth + ", allowed 6n + 2");
        }
        int blocks = (depth - 2) / 6;
        Initialisation start = new Initialisation(manager, random);
        addConvolution(start, manager, STEM_CHANNELS, channels);
        int in = STEM_CHANNELS;
        for (int block = 0; block < STAGES * blocks; block++) {
            int out = STEM_CHANNELS << (block / blocks);
            addConvolution(start, manager, out, in);
            addConvolution(start, manager, out, out);
            in = out;
        }
        parameters.forEach(parameter -> parameter.setName(Sgd.PARAMETERS));
        statistics.forEach(statistic -> statistic.setName("statistics[]"));
        script = TorchScript.load(code(blocks, precision));
    }

    private void addConvolution(Initialisation start, NDManager manager, int out, int in) {
        parameters.add(start.convolution(out, in));
        parameters.add(start.ones(out));
        parameters.add(start.zeros(out));
        statistics.add(manager.zeros(new Shape(out)));
        statistics.add(manager.ones(new Shape(out)));
    }

    /** For each convolution its weight {@code [out, in, 3, 3]} and its normalisation's scale and shift {@code [out]}. */
    public List<NDArray> parameters() {
        return parameters;
    }

    /** For each convolution its normalisation's running mean and variance {@code [out]}. */
    public List<NDArray> statistics() {
        return statistics;
    }

    /**
     * @param images   {@code [batch, channels, height, width]}, channels last in memory
     * @param training whether BatchNorm takes the batch's statistics and updates the running ones
     * @return {@code [batch, 64]}
     */
    public NDArray features(NDArray images, boolean training) {
        images.setName("images");
        NDList arguments = new NDList(images);
        arguments.addAll(parameters);
        arguments.addAll(statistics);
        return script.call(training ? "train" : "evaluate", arguments, training).singletonOrThrow();
    }

    /**
     * Floating-point operations of a training step for each image: two for every multiplication and addition, forward,
     * for the weights' gradients and, but for the stem's images, for the inputs'.
     */
    public static double trainingFlop(int depth, int channels, int height, int width) {
        int blocks = (depth - 2) / 6;
        double stem = 9.0 * channels * STEM_CHANNELS * height * width;
        double rest = 0;
        int in = STEM_CHANNELS;
        for (int stage = 0; stage < STAGES; stage++) {
            int out = STEM_CHANNELS << stage;
            double area = Math.ceil((double) height / (1 << stage)) * Math.ceil((double) width / (1 << stage));
            rest += 9.0 * area * (in * out + (2.0 * blocks - 1) * out * out);
            in = out;
        }
        return 2 * (2 * stem + 3 * rest);
    }

    @Override
    public void close() {
        script.close();
    }

    /**
     * The shortcut's average pooling of 1x1 windows takes every second pixel; its backward pass is far cheaper than
     * that of a strided slice.
     */
    private static String code(int blocks, Precision precision) {
        String cast = precision == Precision.BF16 ? "torch.to(images, 15)" : "images";
        String weight = precision == Precision.BF16 ? "torch.to(w, 15)" : "w";
        return """
              def convolve(self: __torch__.Net, x: Tensor, w: Tensor, scale: Tensor, shift: Tensor, mean: Tensor,
                  variance: Tensor, stride: int, training: bool) -> Tensor:
                c = torch.conv2d(x, %s, None, [stride, stride], [1, 1])
                return torch.batch_norm(c, scale, shift, mean, variance, training, 0.1, 1.0e-05, True)
              def features(self: __torch__.Net, images: Tensor, p: List[Tensor], s: List[Tensor],
                  training: bool) -> Tensor:
                x = torch.relu_((self).convolve(%s, p[0], p[1], p[2], s[0], s[1], 1, training, ))
                for block in range(%d):
                  if torch.eq(block, %d):
                    down = True
                  else:
                    down = torch.eq(block, %d)
                  if down:
                    stride = 2
                  else:
                    stride = 1
                  i = torch.add(3, torch.mul(block, 6))
                  j = torch.add(2, torch.mul(block, 4))
                  h = torch.relu_((self).convolve(x, p[i], p[torch.add(i, 1)], p[torch.add(i, 2)],
                      s[j], s[torch.add(j, 1)], stride, training, ))
                  h2 = (self).convolve(h, p[torch.add(i, 3)], p[torch.add(i, 4)], p[torch.add(i, 5)],
                      s[torch.add(j, 2)], s[torch.add(j, 3)], 1, training, )
                  if down:
                    new = torch.floordiv(torch.size(h2, 1), 4)
                    x2 = torch.pad(torch.avg_pool2d(x, [1, 1], [2, 2]), [0, 0, 0, 0, new, new])
                  else:
                    x2 = x
                  x = torch.relu_(torch.add_(h2, x2))
                return torch.to(torch.flatten(torch.adaptive_avg_pool2d(x, [1, 1]), 1), 6)
              def train(self: __torch__.Net, images: Tensor, p: List[Tensor], s: List[Tensor]) -> Tensor:
                return (self).features(images, p, s, True, )
              def evaluate(self: __torch__.Net, images: Tensor, p: List[Tensor], s: List[Tensor]) -> Tensor:
                return (self).features(images, p, s, False, )
            """.formatted(weight, cast, STAGES * blocks, blocks, 2 * blocks);
    }
}

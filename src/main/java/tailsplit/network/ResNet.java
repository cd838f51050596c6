package tailsplit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tailsplit.random.SplitMix;

/**
 * The CIFAR ResNet (He et al., 2016, section 4.2): a 3x3 stem of 16 channels, three stages of n basic blocks with 16,
 * 32 and 64 channels, option-A shortcuts (every second pixel, new channels zero), global average pooling. Its depth
 * is 6n + 2. Takes images of any size and gives 64 features. In PyTorch: {@code src/test/python/twins/res_net.py}.
 */
public final class ResNet implements Network {
    private static final int STAGES = 3;
    private static final int STEM_CHANNELS = 16;
    private static final int KERNEL = 9;

    private final OfDepth kind;
    private final TorchScript script;
    private final List<Convolution> convolutions;
    private final NDArray weights;
    private final NDArray normalisation;
    private final NDArray running;
    private final List<NDArray> parameters;

    private record Convolution(int in, int out) {
        int weights() {
            return KERNEL * in * out;
        }
    }

    /** @param depth 6n + 2 */
    private record OfDepth(int depth) implements NetworkKind {
        OfDepth {
            if (depth < 8 || (depth - 2) % 6 != 0) {
                throw new IllegalArgumentException("depth " + depth + ", allowed 6n + 2");
            }
        }

        @Override
        public String key() {
            return "resnet" + depth;
        }

        @Override
        public String label() {
            return "ResNet-" + depth;
        }

        @Override
        public int features() {
            return STEM_CHANNELS << (STAGES - 1);
        }

        /** Weights, and a scale and a shift for each channel. */
        @Override
        public long parameters(int channels) {
            return convolutions(blocks(), channels).stream().mapToLong(each -> each.weights() + 2L * each.out).sum();
        }

        @Override
        public double trainingFlop(int channels, int height, int width) {
            double stem = (double) KERNEL * channels * STEM_CHANNELS * height * width;
            double rest = 0;
            int in = STEM_CHANNELS;
            for (int stage = 0; stage < STAGES; stage++) {
                int out = STEM_CHANNELS << stage;
                double area = Math.ceil((double) height / (1 << stage)) * Math.ceil((double) width / (1 << stage));
                rest += KERNEL * area * (in * out + (2.0 * blocks() - 1) * out * out);
                in = out;
            }
            return 2 * (2 * stem + 3 * rest);
        }

        @Override
        public Network create(NDManager manager, int channels, Precision precision, SplitMix random) {
            return new ResNet(manager, this, channels, precision, random);
        }

        int blocks() {
            return (depth - 2) / 6;
        }
    }

    private ResNet(NDManager manager, OfDepth kind, int channels, Precision precision, SplitMix random) {
        this.kind = kind;
        convolutions = convolutions(kind.blocks(), channels);
        weights = new Initialisation(manager, random)
                .convolutions(convolutions.stream().map(each -> new Shape(each.out, each.in, 3, 3)).toList());
        normalisation = onesAndZeros(manager, 1, 0);
        running = onesAndZeros(manager, 0, 1);
        running.setName("statistics");
        parameters = byLayer(trained());
        for (NDArray array : trained()) {
            array.setRequiresGradient(true);
            array.setName(Sgd.PARAMETERS);
        }
        script = TorchScript.load(code(kind.blocks(), channels, precision));
    }

    /** @param depth 6n + 2 */
    static NetworkKind ofDepth(int depth) {
        return new OfDepth(depth);
    }

    @Override
    public NetworkKind kind() {
        return kind;
    }

    private static List<Convolution> convolutions(int blocks, int channels) {
        List<Convolution> convolutions = new ArrayList<>(List.of(new Convolution(channels, STEM_CHANNELS)));
        int in = STEM_CHANNELS;
        for (int block = 0; block < STAGES * blocks; block++) {
            int out = STEM_CHANNELS << (block / blocks);
            convolutions.add(new Convolution(in, out));
            convolutions.add(new Convolution(out, out));
            in = out;
        }
        return convolutions;
    }

    /** For each convolution two values a channel. */
    private NDArray onesAndZeros(NDManager manager, float first, float second) {
        FloatBuffer values = FloatBuffer.allocate(2 * convolutions.stream().mapToInt(Convolution::out).sum());
        for (Convolution each : convolutions) {
            for (int i = 0; i < 2 * each.out; i++) {
                values.put(i < each.out ? first : second);
            }
        }
        return manager.create(values.array());
    }

    /**
     * What an optimiser steps: the weights of all convolutions in one array, scales and shifts of all normalisations in
     * another. A hundred arrays would each have to be handed over, updated and cast.
     */
    @Override
    public List<NDArray> trained() {
        return List.of(weights, normalisation);
    }

    /**
     * For each convolution its weight {@code [out, in, 3, 3]} and its normalisation's scale and shift {@code [out]}:
     * views of {@link #trained}.
     */
    @Override
    public List<NDArray> parameters() {
        return parameters;
    }

    @Override
    public List<NDArray> byLayer(List<NDArray> likeTrained) {
        List<NDArray> views = new ArrayList<>();
        int weight = 0;
        int channel = 0;
        for (Convolution each : convolutions) {
            views.add(part(likeTrained.get(0), weight, each.weights()).reshape(each.out, 3, 3, each.in).transpose(0, 3, 1, 2));
            views.add(part(likeTrained.get(1), channel, each.out));
            views.add(part(likeTrained.get(1), channel + each.out, each.out));
            weight += each.weights();
            channel += 2 * each.out;
        }
        return views;
    }

    /** For each convolution its normalisation's running mean and variance {@code [out]}, as views. */
    @Override
    public List<NDArray> statistics() {
        List<NDArray> views = new ArrayList<>();
        int channel = 0;
        for (Convolution each : convolutions) {
            views.add(part(running, channel, each.out));
            views.add(part(running, channel + each.out, each.out));
            channel += 2 * each.out;
        }
        return views;
    }

    private static NDArray part(NDArray flat, int start, int length) {
        return flat.get(new NDIndex().addSliceDim(start, start + length));
    }

    @Override
    public NDArray features(NDArray images, boolean training) {
        images.setName("images");
        return script.call(training ? "train" : "evaluate", new NDList(images, weights, normalisation, running),
                training).singletonOrThrow();
    }

    @Override
    public void close() {
        script.close();
    }

    /**
     * The shortcut's average pooling of 1x1 windows takes every second pixel; its backward pass is far cheaper than
     * that of a strided slice.
     */
    static String code(int blocks, int imageChannels, Precision precision) {
        List<Convolution> convolutions = convolutions(blocks, imageChannels);
        String cast = precision.isBfloat16() ? "torch.to(%s, 15)" : "%s";
        String pooled = precision == Precision.BF16_POOLED ? "torch.to(torch.flatten(torch.adaptive_avg_pool2d(x, [1, 1]), 1), 6)"
                : "torch.flatten(torch.adaptive_avg_pool2d(torch.to(x, 6), [1, 1]), 1)";
        String channels = convolutions.stream().map(each -> each.out + ", " + each.out).collect(Collectors.joining(", "));
        return """
              def convolve(self: __torch__.Net, x: Tensor, i: int, w: List[Tensor], n: List[Tensor], s: List[Tensor],
                  stride: int, training: bool) -> Tensor:
                j = torch.mul(i, 2)
                k = torch.add(j, 1)
                kernel = torch.permute(torch.reshape(w[i], [torch.size(n[j], 0), 3, 3, -1]), [0, 3, 1, 2])
                c = torch.conv2d(x, kernel, None, [stride, stride], [1, 1])
                return torch.batch_norm(c, n[j], n[k], s[j], s[k], training, 0.1, 1.0e-05, True)
              def features(self: __torch__.Net, images: Tensor, p: List[Tensor], statistics: Tensor,
                  training: bool) -> Tensor:
                w = torch.split_with_sizes(%1$s, [%2$s])
                n = torch.split_with_sizes(p[1], [%3$s])
                s = torch.split_with_sizes(statistics, [%3$s])
                x = torch.relu_((self).convolve(%4$s, 0, w, n, s, 1, training, ))
                for block in range(%5$d):
                  if torch.eq(block, %6$d):
                    down = True
                  else:
                    down = torch.eq(block, %7$d)
                  if down:
                    stride = 2
                  else:
                    stride = 1
                  i = torch.add(torch.mul(block, 2), 1)
                  h = torch.relu_((self).convolve(x, i, w, n, s, stride, training, ))
                  h2 = (self).convolve(h, torch.add(i, 1), w, n, s, 1, training, )
                  if down:
                    new = torch.floordiv(torch.size(h2, 1), 4)
                    x2 = torch.pad(torch.avg_pool2d(x, [1, 1], [2, 2]), [0, 0, 0, 0, new, new])
                  else:
                    x2 = x
                  x = torch.relu_(torch.add_(h2, x2))
                return %8$s
              def train(self: __torch__.Net, images: Tensor, p: List[Tensor], statistics: Tensor) -> Tensor:
                return (self).features(images, p, statistics, True, )
              def evaluate(self: __torch__.Net, images: Tensor, p: List[Tensor], statistics: Tensor) -> Tensor:
                return (self).features(images, p, statistics, False, )
            """.formatted(cast.formatted("p[0]"),
                convolutions.stream().map(each -> String.valueOf(each.weights())).collect(Collectors.joining(", ")),
                channels, cast.formatted("images"), STAGES * blocks, blocks, 2 * blocks, pooled);
    }
}

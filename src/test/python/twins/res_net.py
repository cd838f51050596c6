"""The CIFAR ResNet (He et al., 2016, section 4.2), as tailsplit/network/ResNet.java writes it for TorchScript.

Its parameters come as two flat arrays, and are cut into layers at each call: an optimiser then steps two arrays, not a
hundred small ones.
"""
import torch
import torch.nn.functional as F


class ResNet:
    def __init__(self, depth, channels, precision=torch.float32):
        """depth: 6n + 2; channels: of the images; precision: of the convolutions, float32 or bfloat16"""
        self.blocks = (depth - 2) // 6                    # of each of the three stages
        self.precision = precision
        inputs, outputs = [channels], [16]                # the stem
        for block in range(3 * self.blocks):
            width = 16 << (block // self.blocks)          # 16, 32, 64 channels
            inputs += [outputs[-1], width]
            outputs += [width, width]
        self.weights = [9 * i * o for i, o in zip(inputs, outputs)]      # numbers in each 3x3 convolution
        self.channels = [o for width in outputs for o in (width, width)]  # scale and shift, or mean and variance, of each

    def convolve(self, x, i, w, n, s, stride, training):
        """Convolution i and its BatchNorm. In training it takes the batch's statistics, and moves the running ones."""
        scale, shift, mean, variance = n[2 * i], n[2 * i + 1], s[2 * i], s[2 * i + 1]
        kernel = w[i].reshape(len(scale), 3, 3, -1).permute(0, 3, 1, 2)   # kept channels last
        c = F.conv2d(x, kernel, stride=stride, padding=1)
        return F.batch_norm(c, mean, variance, scale, shift, training, momentum=.1, eps=1e-5)

    def features(self, images, p, statistics, training):
        """images [batch, channels, height, width], p: weights and normalisation, flat -> [batch, 64]"""
        w = p[0].to(self.precision).split(self.weights)
        n = p[1].split(self.channels)
        s = statistics.split(self.channels)
        x = F.relu(self.convolve(images.to(self.precision), 0, w, n, s, 1, training))
        for block in range(3 * self.blocks):
            down = block in (self.blocks, 2 * self.blocks)                # the first block of the second and third stage
            i = 2 * block + 1
            h = F.relu(self.convolve(x, i, w, n, s, 2 if down else 1, training))
            h = self.convolve(h, i + 1, w, n, s, 1, training)
            if down:                                                      # option A: every second pixel, new channels zero
                new = h.shape[1] // 4
                x = F.pad(F.avg_pool2d(x, 1, 2), (0, 0, 0, 0, new, new))
            x = F.relu(h + x)
        return F.adaptive_avg_pool2d(x.float(), 1).flatten(1)

    def train(self, images, p, statistics):
        return self.features(images, p, statistics, True)

    def evaluate(self, images, p, statistics):
        return self.features(images, p, statistics, False)

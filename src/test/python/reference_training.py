"""The field's reference training (Cao et al., 2019) of a CIFAR ResNet on long-tailed CIFAR-10, written anew for the CPU.

An independent peer of `tailsplit run`: same split, same recipe, other code. From the project's root:

    python3 src/test/python/reference_training.py --data cifar-10-batches-bin --depth 14 --epochs 15 --csv out.csv

Prints a line an epoch: epoch, learning rate, train loss, test loss, train accuracy, test accuracy.
"""
import argparse
import math
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

MEAN = torch.tensor([.4914, .4822, .4465]).view(1, 3, 1, 1)
DEVIATION = torch.tensor([.2023, .1994, .2010]).view(1, 3, 1, 1)


def read(folder, names):
    records = np.concatenate([np.fromfile(os.path.join(folder, n), dtype=np.uint8).reshape(-1, 3073) for n in names])
    return records[:, 1:].reshape(-1, 3, 32, 32), records[:, 0].astype(np.int64)


def long_tailed(labels, factor, seed):
    classes = labels.max() + 1
    largest = len(labels) / classes
    np.random.seed(seed)
    kept = []
    for c in range(classes):
        positions = np.where(labels == c)[0]
        np.random.shuffle(positions)
        kept.append(positions[:int(largest * factor ** (c / (classes - 1.0)))])
    return np.concatenate(kept)


class Block(nn.Module):
    def __init__(self, channels_in, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels_in, channels, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)
        self.pad = (channels - channels_in) // 2
        self.stride = stride

    def forward(self, x):
        h = self.norm2(self.conv2(F.relu(self.norm1(self.conv1(x)))))
        if self.pad:
            x = F.pad(x[:, :, ::self.stride, ::self.stride], (0, 0, 0, 0, self.pad, self.pad))
        return F.relu(h + x)


class ResNet(nn.Module):
    def __init__(self, depth, classes):
        super().__init__()
        blocks = (depth - 2) // 6
        layers = [nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU()]
        channels = 16
        for stage in range(3):
            for b in range(blocks):
                layers.append(Block(channels, 16 << stage, 2 if stage > 0 and b == 0 else 1))
                channels = 16 << stage
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Linear(64, classes)
        for m in self.modules():
            if isinstance(m, (nn.Conv2d, nn.Linear)):
                nn.init.kaiming_normal_(m.weight)
            if isinstance(m, nn.Linear):
                nn.init.zeros_(m.bias)

    def forward(self, x):
        return self.classifier(F.adaptive_avg_pool2d(self.features(x), 1).flatten(1))


def half_up(x):
    return math.floor(x + .5)


def rate(epoch, epochs):
    warm = max(1, half_up(.025 * epochs))
    if epoch <= warm:
        return .1 * epoch / warm
    return .1 * .01 ** ((epoch > half_up(.8 * epochs)) + (epoch > half_up(.9 * epochs)))


def augmented(batch):
    """Crop after 4 pixels of zero padding, and flip, image by image."""
    padded = np.pad(batch, ((0, 0), (0, 0), (4, 4), (4, 4)))
    out = np.empty_like(batch)
    for i in range(len(batch)):
        y, x = np.random.randint(0, 9, 2)
        crop = padded[i, :, y:y + 32, x:x + 32]
        out[i] = crop[:, :, ::-1] if np.random.rand() < .5 else crop
    return out


def normalised(batch):
    return ((torch.from_numpy(batch).float() / 255 - MEAN) / DEVIATION).contiguous(memory_format=torch.channels_last)


def evaluate(net, images, labels):
    net.eval()
    loss = correct = 0
    with torch.no_grad():
        for start in range(0, len(labels), 500):
            logits = net(normalised(images[start:start + 500]))
            target = torch.from_numpy(labels[start:start + 500])
            loss += F.cross_entropy(logits, target, reduction='sum').item()
            correct += (logits.argmax(1) == target).sum().item()
    return loss / len(labels), correct / len(labels)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', required=True)
    parser.add_argument('--depth', type=int, default=32)
    parser.add_argument('--epochs', type=int, default=200)
    parser.add_argument('--factor', type=float, default=.01)
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--csv')
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    images, labels = read(options.data, ['data_batch_%d.bin' % i for i in range(1, 6)])
    test_images, test_labels = read(options.data, ['test_batch.bin'])
    kept = long_tailed(labels, options.factor, 0)
    images, labels = images[kept], labels[kept]
    torch.manual_seed(options.seed)
    np.random.seed(options.seed)
    net = ResNet(options.depth, 10).to(memory_format=torch.channels_last)
    optimiser = torch.optim.SGD(net.parameters(), lr=.1, momentum=.9, weight_decay=2e-4)
    lines = ['epoch,learningRate,trainLoss,testLoss,trainAccuracy,testAccuracy']
    for epoch in range(1, options.epochs + 1):
        for group in optimiser.param_groups:
            group['lr'] = rate(epoch, options.epochs)
        net.train()
        total = correct = 0
        order = np.random.permutation(len(labels))
        for start in range(0, len(order), 128):
            chosen = order[start:start + 128]
            target = torch.from_numpy(labels[chosen])
            logits = net(normalised(augmented(images[chosen])))
            loss = F.cross_entropy(logits, target)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += loss.item() * len(chosen)
            correct += (logits.argmax(1) == target).sum().item()
        test_loss, test_accuracy = evaluate(net, test_images, test_labels)
        lines.append('%d,%g,%.6f,%.6f,%.6f,%.6f' % (epoch, rate(epoch, options.epochs), total / len(labels), test_loss,
                                                    correct / len(labels), test_accuracy))
        print(lines[-1], flush=True)
    if options.csv:
        with open(options.csv, 'w') as out:
            out.write('\n'.join(lines) + '\n')


if __name__ == '__main__':
    main()

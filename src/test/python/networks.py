"""ResNet-8 and the label mapper in PyTorch: forward, gradients, BatchNorm statistics and three steps of SGD.

Writes src/test/resources/tailsplit/network/resnet8.npz and mapper.npz.

    python3 src/test/python/networks.py
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from reference_training import ResNet

STEPS = 3


def numbers(rng, *shape, spread=1.):
    return (spread * rng.randn(*shape)).astype(np.float32)


def steps(out, parameters, forward, labels):
    """Three steps of SGD, the first one's gradients kept."""
    optimiser = torch.optim.SGD(parameters, lr=.1, momentum=.9, weight_decay=2e-4)
    losses = []
    for step in range(STEPS):
        optimiser.zero_grad()
        loss = F.cross_entropy(forward(), labels)
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            for i, p in enumerate(parameters):
                out['gradient.%d' % i] = p.grad.numpy().astype(np.float32)
        optimiser.step()
    for i, p in enumerate(parameters):
        out['after.%d' % i] = p.detach().numpy().astype(np.float32)
    out['losses'] = np.array(losses)


def resnet():
    rng = np.random.RandomState(3)
    net = ResNet(8, 10).double()
    parameters = list(net.parameters())
    out = {}
    with torch.no_grad():
        for i, p in enumerate(parameters):
            value = numbers(rng, *p.shape, spread=(2 / np.prod(p.shape[1:])) ** .5 if p.dim() > 1 else .1)
            if p.dim() == 1 and i < len(parameters) - 1 and i % 3 == 1:
                value = 1 + value
            p.copy_(torch.from_numpy(value))
            out['parameter.%d' % i] = value
    images = numbers(rng, 8, 3, 32, 32)
    labels = torch.tensor(rng.randint(0, 10, 8))
    out['images'], out['labels'] = images, labels.numpy()
    x = torch.from_numpy(images).double()
    features = lambda: F.adaptive_avg_pool2d(net.features(x), 1).flatten(1)
    net.eval()
    out['evaluated'] = features().detach().numpy()
    net.train()
    out['features'] = features().detach().numpy()
    norms = [m for m in net.modules() if isinstance(m, nn.BatchNorm2d)]
    for i, m in enumerate(norms):
        out['mean.%d' % i], out['variance.%d' % i] = m.running_mean.numpy().copy(), m.running_var.numpy().copy()
    steps(out, parameters, lambda: net(x), labels)
    net.eval()
    out['evaluated-after'] = features().detach().numpy()
    np.savez_compressed('src/test/resources/tailsplit/network/resnet8.npz', **out)


def mapper():
    rng = np.random.RandomState(4)
    net = nn.Sequential(nn.Linear(18, 64), nn.ReLU(), nn.Linear(64, 10)).double()
    out = {}
    with torch.no_grad():
        for i, p in enumerate(net.parameters()):
            out['parameter.%d' % i] = numbers(rng, *p.shape, spread=.3)
            p.copy_(torch.from_numpy(out['parameter.%d' % i]))
    inputs = numbers(rng, 16, 18, spread=3)
    labels = torch.tensor(rng.randint(0, 10, 16))
    out['inputs'], out['labels'] = inputs, labels.numpy()
    x = torch.from_numpy(inputs).double()
    out['logits'] = net(x).detach().numpy()
    steps(out, list(net.parameters()), lambda: net(x), labels)
    np.savez_compressed('src/test/resources/tailsplit/network/mapper.npz', **out)


resnet()
mapper()

"""What the TorchScript that Tailsplit writes is to compute: twins/ has each script in readable PyTorch, with methods of the same
names. Here they are called with numbers, and arguments and results kept, to be compared with the scripts':
src/test/resources/tailsplit/*/twins.npz, one for each room that has scripts.

    python3 src/test/python/scripts.py
"""
import itertools

import numpy as np
import torch

from twins.device_images import DeviceImages
from twins.distance import Distance
from twins.dynamic_clustering import DynamicClustering
from twins.group_scores import GroupScores
from twins.k_means import KMeans
from twins.meter import Meter
from twins.peak import Peak
from twins.random_split import RandomSplit
from twins.res_net import ResNet
from twins.rings import Rings
from twins.sgd import Sgd
from twins.split_watch import SplitWatch

rng = np.random.RandomState(13)


def normal(*shape, spread=1.):
    return torch.from_numpy((spread * rng.randn(*shape)).astype(np.float32))


class Cases:
    """
    Calls: 'Sgd step 0 ().argument.1.0' is the first of the list that is the second argument, '.after.1.0' what it became
    where it was changed.
    """

    def __init__(self):
        self.arrays = {}
        self.calls = 0

    def __call__(self, twin, variant, method, *arguments):
        case = '%s %s %d (%s)' % (type(twin).__name__, method, self.calls, variant)
        self.calls += 1
        self.keep(case + '.argument', arguments)
        with torch.no_grad():
            results = getattr(twin, method)(*arguments)
        self.keep(case + '.after', arguments)
        self.keep(case + '.result', results if isinstance(results, tuple) else [results])
        return results

    def keep(self, name, values):
        for i, value in enumerate(values):
            if isinstance(value, (list, tuple)):
                self.keep('%s.%d' % (name, i), value)
            else:
                key, array = '%s.%d' % (name, i), value.numpy().copy()
                before = self.arrays.get(key.replace('.after.', '.argument.'))
                if '.after.' not in key or not np.array_equal(before, array, equal_nan=array.dtype.kind == 'f'):
                    self.arrays[key] = array

    def write(self, package):
        np.savez_compressed('src/test/resources/tailsplit/%s/twins.npz' % package, **self.arrays)


def res_net(case, depth, channels, precision, height, width):
    net = ResNet(depth, channels, getattr(torch, {'f32': 'float32', 'bf16': 'bfloat16'}[precision]))
    weights = normal(sum(net.weights), spread=.1).mul(32).round() / 32   # coarse, so that the file is small
    normalisation = torch.cat([normal(n, spread=.1) + (i + 1) % 2 for i, n in enumerate(net.channels)])
    statistics = torch.cat([torch.full((n,), float(i % 2)) for i, n in enumerate(net.channels)])
    variant = '%d %d %s' % (depth, channels, precision)
    for method in ('train', 'evaluate'):                  # the second with the statistics of the first
        case(net, variant, method, normal(4, channels, height, width), [weights, normalisation], statistics)


def network():
    case = Cases()
    res_net(case, 14, 1, 'f32', 9, 12)
    res_net(case, 8, 3, 'bf16', 8, 8)
    p, m = [normal(5), normal(2, 3)], [torch.zeros(5), torch.zeros(2, 3)]
    for rate in (.1, .01):
        case(Sgd(), '', 'step', torch.tensor([rate, .9, 2e-4], dtype=torch.float64), p, [normal(5), normal(2, 3)], m)
    whole = lambda *shape: torch.from_numpy(rng.randint(-1, 2, shape).astype(np.float32))   # exact in bfloat16 too
    a, b, x = whole(4, 4), whole(4, 4), whole(1, 2, 3, 3)
    kernel = torch.zeros(2, 2, 3, 3)
    kernel[0, 0, 0, 1] = kernel[0, 1, 1, 1] = kernel[1, 0, 2, 0] = 1
    for precision in ('f32', 'bf16'):
        case(Peak(), '', 'matmul_' + precision, a, b)
        case(Peak(), '', 'convolution_' + precision, x, kernel)
    case.write('network')


def images(case):
    pixels = torch.from_numpy(rng.randint(0, 256, (6, 5, 7, 3)).astype(np.uint8))
    drawn = torch.tensor([[0, 0, 0, 0], [5, -2, 1, 0], [3, 4, -4, 1], [3, 0, 0, 1], [1, 5, 0, 0]])
    labels, table, side = torch.tensor([0, 1, 2, 0, 1, 2]), normal(3, 256), torch.arange(7)
    case(DeviceImages(), '', 'load', drawn, pixels, labels, table, side)
    parts = torch.tensor([[0, 0, 0, 5, 7, 0], [5, 1, 2, 3, 4, 0], [3, 2, 0, 3, 2, 1], [3, 4, 6, 1, 1, 1], [1, 0, 3, 5, 2, 0]])
    case(DeviceImages(), '', 'resized', parts, pixels, labels, table, side)
    for n, top, left, height, width, mirrored in parts.tolist():
        values = torch.stack([table[c][pixels[n, :, :, c].long()] for c in range(3)])[None, :, top:top + height, left:left + width]
        known = torch.nn.functional.interpolate(values, (5, 7), mode='bilinear', align_corners=False)[0]
        part = torch.tensor([[n, top, left, height, width, mirrored]])
        assert torch.allclose(DeviceImages().resized(part, pixels, labels, table, side)[0][0], known.flip(2) if mirrored else known, atol=1e-5)


PLAN = torch.tensor([5., 3, 2, 1], dtype=torch.float64)
OFFSETS = torch.tensor([0, 5, 8, 10])
OWNER = torch.tensor([0] * 5 + [1] * 3 + [2] * 2 + [3])
BATCH, FEATURES, TRAINED = 24, 6, 60


def epoch(case, twin, variant, memory):
    """Three batches, the end of the epoch, a batch of the next one. State goes from call to call."""
    tally = torch.zeros(4, 11, dtype=torch.float64)
    for batch in range(4):
        labels = torch.from_numpy(rng.choice(4, BATCH, p=[.5, .3, .1, .1]))
        features = normal(BATCH, FEATURES)
        if batch == 1:
            labels[labels == 1] = 0                       # a class is absent
        if batch == 2:
            labels[labels == 2] = 1
            labels[4] = 2                                 # alone in its class
            features[labels == 3] = features[0].clone()   # a class all alike
        drawn = torch.from_numpy(rng.randint(0, TRAINED, BATCH))          # some images twice
        if batch == 3:
            case(twin, variant, 'between', tally, memory)
        case(twin, variant, 'assign', features, labels, drawn, memory, tally, PLAN, OFFSETS, OWNER, torch.arange(11))


def whole(case, twin, variant):
    """All images at once, class by class; then the labels that they keep are asked for in batches."""
    memory = [torch.full((TRAINED + 1,), -1), torch.full((4, FEATURES), float('nan')), torch.zeros(4)]
    tally = torch.zeros(4, 11, dtype=torch.float64)
    classes = torch.from_numpy(rng.choice(4, TRAINED, p=[.5, .3, .1, .1]))
    constants = (memory, tally, PLAN, OFFSETS, OWNER, torch.arange(11))
    for _ in range(2):
        features = normal(TRAINED, FEATURES)
        for c in range(3):                                # the last class has no label yet
            images = torch.nonzero(classes == c)[:, 0]
            case(twin, variant, 'assign_class', features, torch.full_like(images, c), images, *constants)
    drawn = torch.from_numpy(rng.randint(0, TRAINED, BATCH))
    for method in ('kept', 'count_kept'):
        case(twin, variant, method, classes[drawn], drawn, *constants)


def clustering():
    case = Cases()
    for kind in ('euclidean', 'cosine', 'squared'):
        f, c = normal(6, FEATURES).double(), normal(6, FEATURES).double()
        f[1], c[2], c[3] = 0, 0, f[3]                     # to and from the origin; on the centre
        case(Distance(kind), kind, 'distance', f, c)
    case(DynamicClustering(), '', 'chosen', torch.tensor([2, 0, 2]), torch.arange(4))
    case(DynamicClustering(), '', 'nothing', normal(3))
    unseen = lambda n: torch.full((n, FEATURES), float('nan'))
    unlabelled = lambda: torch.full((TRAINED + 1,), -1)
    rings = itertools.product((.99,), ('euclidean', 'cosine'), ('equal-width', 'quantile', 'running-maximum'),
                              ('rings', 'innermost'))
    for switches in [*rings, (.3, 'euclidean', 'equal-width', 'rings'), (.99, 'squared', 'equal-width', 'rings')]:
        epoch(case, Rings(*switches), ' '.join(map(str, switches)), [unlabelled(), unseen(4), torch.zeros(4)])
    for switches in itertools.product((.99, .3), ('euclidean', 'cosine')):
        epoch(case, KMeans(*switches), ' '.join(map(str, switches)), [unlabelled(), unseen(11)])
    for redraw, counts in (('never', []), ('batch', [torch.tensor([7654321.] * 4)])):
        epoch(case, RandomSplit(redraw), redraw, [torch.from_numpy(rng.randint(0, 11, TRAINED + 1)), *counts])
    for widths in ('equal-width', 'quantile'):
        whole(case, Rings(.99, 'euclidean', widths, 'rings'), '0.99 euclidean %s rings' % widths)
    case.write('clustering')


def training():
    case = Cases()
    sums = torch.zeros(3, dtype=torch.float64)
    for n in (5, 3):
        case(Meter(), '', 'add', torch.tensor(abs(float(rng.randn()))), normal(n, 4),
             torch.from_numpy(rng.randint(0, 4, n)), sums)
    case(Meter(), '', 'clear', sums)
    outside = torch.where(torch.tensor([0, 0, 0, 1, 1, 2])[None] == torch.arange(3)[:, None], 0., -float('inf'))
    for grouping in ('group_sum', 'group_max', 'group_mean'):
        case(GroupScores(), '', grouping, normal(7, 6, spread=5), outside)
    images(case)
    sums = torch.zeros(2, 3, dtype=torch.float64)
    for n in (7, 4):
        classes = torch.from_numpy(rng.randint(0, 3, n))
        case(SplitWatch(), '', 'labels', normal(n, 6), torch.tensor([0, 3, 5])[classes], classes, torch.tensor([0, 0, 0, 1, 1, 2]), sums)
    case.write('training')


network()
training()
clustering()

"""Every loss with its gradient, from PyTorch in double precision: src/test/resources/tailsplit/loss/losses.npz.

    python3 src/test/python/losses.py
"""
import numpy as np
import torch
import torch.nn.functional as F

COUNTS = torch.tensor([5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50], dtype=torch.float64)
BATCH, CLASSES, FEATURES = 16, 10, 64
out = {'counts': COUNTS.numpy()}


def weights(beta=.9999):
    w = (1 - beta) / (1 - beta ** COUNTS)
    return w / w.sum() * CLASSES


def focal(z, y, w, gamma, released):
    ce = F.cross_entropy(z, y, reduction='none')
    if released:
        ce = ce * w[y]
        return ((1 - torch.exp(-ce)) ** gamma * ce).mean()
    return (w[y] * (1 - F.softmax(z, 1).gather(1, y[:, None])[:, 0]) ** gamma * ce).mean()


prior = COUNTS / COUNTS.sum()
LOSSES = {
    'cross-entropy': lambda z, y, w: F.cross_entropy(z, y, weight=w),
    'focal-1': lambda z, y, w: focal(z, y, w, 1, False),
    'focal-2': lambda z, y, w: focal(z, y, w, 2, False),
    'focal-released': lambda z, y, w: focal(z, y, w, 1, True),
    'balanced-softmax': lambda z, y, w: F.cross_entropy(z + COUNTS.log(), y, weight=w),
    'logit-adjustment': lambda z, y, w: F.cross_entropy(z + prior.log(), y, weight=w),
    'vector-scaling': lambda z, y, w: F.cross_entropy(z * (COUNTS / COUNTS.max()) ** .2 + 1.2 * prior.log(), y, weight=w),
}

rng = np.random.RandomState(7)
for spread in (1, 20):
    logits = (spread * rng.randn(BATCH, CLASSES)).astype(np.float32)
    labels = rng.randint(0, CLASSES, BATCH)
    for weighted in (False, True):
        w = weights() if weighted else torch.ones(CLASSES, dtype=torch.float64)
        for name, loss in LOSSES.items():
            z = torch.tensor(logits, dtype=torch.float64, requires_grad=True)
            value = loss(z, torch.tensor(labels), w)
            value.backward()
            case = '%s.%d.%s' % (name, spread, 'weighted' if weighted else 'plain')
            out[case + '.logits'] = logits
            out[case + '.labels'] = labels.astype(np.int64)
            out[case + '.loss'] = value.detach().numpy().reshape(1)
            out[case + '.gradient'] = z.grad.numpy()

features = rng.randn(BATCH, FEATURES).astype(np.float32)
matrix = rng.randn(CLASSES, FEATURES).astype(np.float32)
labels = rng.randint(0, CLASSES, BATCH)
margins = COUNTS ** -.25
margins = margins * (.5 / margins.max())
for weighted in (False, True):
    f = torch.tensor(features, dtype=torch.float64, requires_grad=True)
    m = torch.tensor(matrix, dtype=torch.float64, requires_grad=True)
    y = torch.tensor(labels)
    cosine = F.linear(F.normalize(f), F.normalize(m))
    value = F.cross_entropy(30 * (cosine - F.one_hot(y, CLASSES) * margins), y, weight=weights() if weighted else None)
    value.backward()
    case = 'ldam.1.' + ('weighted' if weighted else 'plain')
    out[case + '.features'] = features
    out[case + '.matrix'] = matrix
    out[case + '.labels'] = labels.astype(np.int64)
    out[case + '.logits'] = (30 * cosine).detach().numpy()
    out[case + '.loss'] = value.detach().numpy().reshape(1)
    out[case + '.gradient'] = f.grad.numpy()
    out[case + '.matrix-gradient'] = m.grad.numpy()

np.savez_compressed('src/test/resources/tailsplit/loss/losses.npz', **out)

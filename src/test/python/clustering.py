"""Dynamic clustering (the paper's Eq. 2 to 4) with every switch, and online k-means (MacQueen, 1967; Sculley, 2010), in NumPy:
src/test/resources/tailsplit/clustering/clustering.npz and k-means.npz.

    python3 src/test/python/clustering.py
"""
import itertools

import numpy as np

PLAN = [5, 3, 2, 1]
OFFSETS = np.concatenate([[0], np.cumsum(PLAN)[:-1]])
BATCHES, IMAGES, FEATURES = 5, 32, 8


def batches(rng):
    features = rng.randn(BATCHES, IMAGES, FEATURES).astype(np.float32)
    labels = rng.choice(4, (BATCHES, IMAGES), p=[.5, .3, .1, .1])
    labels[1][labels[1] == 1] = 0                    # class 1 is absent from batch 1
    labels[2][labels[2] == 0] = 3
    labels[2][0] = 0                                 # class 0 alone in batch 2
    features[3][labels[3] == 2] = features[3][0]     # class 2 all alike in batch 3
    return features, labels


def distances(x, centre, kind):
    if kind == 'euclidean':
        return np.sqrt(((x - centre) ** 2).sum(1))
    return np.maximum(0, 1 - x @ centre / np.linalg.norm(x, axis=1) / np.linalg.norm(centre))


def assign(features, labels, alpha, average, distance, rings, scarce):
    centres = np.full((4, FEATURES), np.nan)
    largest = np.zeros(4)
    assigned = np.empty(labels.shape, dtype=np.int64)
    for b in range(BATCHES):
        for c in range(4):
            members = np.where(labels[b] == c)[0]
            if len(members) == 0:
                continue
            x = features[b][members].astype(np.float64)
            y, w = x.mean(0), alpha if average == 'current' else 1 - alpha
            centres[c] = y if np.isnan(centres[c, 0]) else w * y + (1 - w) * centres[c]
            d = distances(x, centres[c], distance)
            largest[c] = max(largest[c], d.max())
            n = PLAN[c]
            if len(members) < n and scarce == 'innermost':
                k = np.zeros(len(members), dtype=int)
            elif rings == 'quantile':
                k = np.empty(len(members), dtype=int)
                k[np.argsort(d, kind='stable')] = np.arange(len(members)) * n // len(members)
            else:
                width = (d.max() if rings == 'equal-width' else largest[c]) / n
                k = np.zeros(len(members), dtype=int) if width < 1e-12 else np.clip(np.ceil(d / width - 1e-9) - 1, 0, n - 1).astype(int)
            assigned[b, members] = OFFSETS[c] + k
    return assigned, centres


features, labels = batches(np.random.RandomState(11))
out = {'features': features, 'labels': labels.astype(np.int64)}
for alpha, average, distance, rings, scarce in itertools.product(
        (.99, .7), ('current', 'history'), ('euclidean', 'cosine'), ('equal-width', 'quantile', 'running-maximum'),
        ('rings', 'innermost')):
    case = ' '.join([str(alpha), average, distance, rings, scarce])
    out[case + '.assigned'], out[case + '.centres'] = assign(features, labels, alpha, average, distance, rings, scarce)
np.savez_compressed('src/test/resources/tailsplit/clustering/clustering.npz', **out)


def k_means(features, labels, alpha, average, distance):
    """One epoch of two batches, one of three: a centre without an image in an epoch starts again."""
    w = alpha if average == 'current' else 1 - alpha
    centres = [[None] * n for n in PLAN]
    assigned = np.empty(labels.shape, dtype=np.int64)
    used = set()
    for b in range(BATCHES):
        if b == 2:
            centres = [[centre if (c, k) in used else None for k, centre in enumerate(of)] for c, of in enumerate(centres)]
            used = set()
        for c in range(4):
            members = np.where(labels[b] == c)[0]
            x = features[b][members].astype(np.float64)
            waiting = iter(x)
            for k in range(PLAN[c]):
                if centres[c][k] is None:
                    centres[c][k] = next(waiting, None)
            groups = {}
            for image, f in zip(members, x):
                away = [np.inf if m is None else distances(f[None], m, distance)[0] for m in centres[c]]
                k = int(np.argmin(away))
                assigned[b, image] = OFFSETS[c] + k
                groups.setdefault(k, []).append(f)
            for k, group in groups.items():
                moved = w * np.mean(group, axis=0) + (1 - w) * centres[c][k]
                centres[c][k] = moved.astype(np.float32).astype(np.float64)
                used.add((c, k))
    rows = [np.full(FEATURES, np.nan) if m is None else m for of in centres for m in of]
    return assigned, np.array(rows)


out = {'features': features, 'labels': labels.astype(np.int64)}
for alpha, average, distance in itertools.product((.99, .7), ('current', 'history'), ('euclidean', 'cosine')):
    case = ' '.join([str(alpha), average, distance])
    out[case + '.assigned'], out[case + '.centres'] = k_means(features, labels, alpha, average, distance)
np.savez_compressed('src/test/resources/tailsplit/clustering/k-means.npz', **out)

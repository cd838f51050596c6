"""Makes src/test/resources/tailsplit/metric/metrics.json: class probabilities and what they score, computed by NumPy."""
import json
import pathlib

import numpy as np

random = np.random.RandomState(20)


def mean(values):
    values = [v for v in values if not np.isnan(v)]
    return float(np.mean(values)) if values else float("nan")


def auc(positive, score):
    """The share of pairs (positive, negative) in the right order, ties counting half."""
    p, n = score[positive], score[~positive]
    if len(p) == 0 or len(n) == 0:
        return float("nan")
    difference = p[:, None] - n[None, :]
    return float(np.mean((difference > 0) + 0.5 * (difference == 0)))


def geometric_mean(values):
    values = [v for v in values if not np.isnan(v)]
    return float(np.prod(values) ** (1 / len(values)))


def ece(confidence, correct, bins=15):
    edges = np.linspace(0, 1, bins + 1)
    total = 0.0
    for low, high in zip(edges[:-1], edges[1:]):
        inside = (confidence > low) & (confidence <= high)
        if inside.any():
            total += abs(correct[inside].mean() - confidence[inside].mean()) * inside.mean()
    return float(total)


def case(name, images, counts, absent=(), steps=None):
    classes = len(counts)
    labels = random.choice([c for c in range(classes) if c not in absent], images)
    logits = random.normal(size=(images, classes)) * 1.5
    logits[np.arange(images), labels] += 1
    probabilities = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    if steps:  # few different values, so many ties
        probabilities = np.round(probabilities * steps) / steps
    probabilities = probabilities.astype(np.float32)
    p = probabilities.astype(np.float64)
    predicted = p.argmax(1)
    confusion = np.zeros((classes, classes), int)
    np.add.at(confusion, (labels, predicted), 1)
    recall = [float((predicted[labels == c] == c).mean()) if (labels == c).any() else float("nan")
              for c in range(classes)]
    order = np.argsort([-c for c in counts], kind="stable")
    first, second = int(np.floor(classes / 3 + 0.5)), int(np.floor(2 * classes / 3 + 0.5))
    of = lambda chosen: mean([recall[c] for c in chosen])
    nullable = lambda v: None if np.isnan(v) else v
    return {
        "name": name,
        "probabilities": [[float(str(v)) for v in row] for row in probabilities],
        "labels": labels.tolist(),
        "trainCounts": counts,
        "accuracy": float((predicted == labels).mean()),
        "classAccuracy": [nullable(v) for v in recall],
        "confusion": confusion.tolist(),
        "macroAuc": mean([auc(labels == c, p[:, c]) for c in range(classes)]),
        "ece": ece(p.max(1), predicted == labels),
        "many": nullable(of([c for c in range(classes) if counts[c] > 100])),
        "medium": nullable(of([c for c in range(classes) if 20 <= counts[c] <= 100])),
        "few": nullable(of([c for c in range(classes) if counts[c] < 20])),
        "head": nullable(of(order[:first])),
        "middle": nullable(of(order[first:second])),
        "tail": nullable(of(order[second:])),
        "gMean": nullable(geometric_mean(recall)),
    }


cases = [
    case("ten classes", 150, [5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50]),
    case("ties", 120, [100, 101, 20, 19, 100], steps=8),
    case("a class without test images", 60, [30, 300, 3, 15], absent=[1]),
    case("two classes", 80, [400, 12]),
]
target = pathlib.Path(__file__).parents[1] / "resources/tailsplit/metric/metrics.json"
target.write_text(json.dumps(cases, separators=(",", ":")) + "\n")

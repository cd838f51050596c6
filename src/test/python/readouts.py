"""Makes src/test/resources/tailsplit/training/readouts.json: pseudo-logits and the classes that each way to read them finds, by NumPy."""
import json
import pathlib

import numpy as np

random = np.random.RandomState(16)
PLANS = [[5, 3, 1, 1], [2, 2, 2], [1, 1, 1], [7, 1, 4]]


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def case(plan, empty=(), unseen=()):
    """empty: pseudo-classes without an image; unseen: classes none of whose images has a pseudo-label."""
    owner = np.repeat(np.arange(len(plan)), plan)
    pseudo = random.choice([k for k in range(len(owner)) if k not in empty and owner[k] not in unseen], 200)
    pseudo = np.concatenate([pseudo, -np.ones(7, int)])
    images = np.bincount(pseudo[pseudo >= 0], minlength=len(owner))
    totals = np.array([images[owner == c].sum() for c in range(len(plan))])[owner]
    share = np.where(totals > 0, images / np.maximum(totals, 1), 1 / np.array(plan)[owner])
    z = np.round(random.normal(size=(20, len(owner))) * 128) / 64  # as they are in 32 bits
    q = softmax(z)
    groups = [np.flatnonzero(owner == c) for c in range(len(plan))]
    taking = [g[share[g] > 0] for g in groups]
    shifted = z + np.log(np.where(share > 0, share, 1))
    stack = lambda of: np.stack(of, 1)
    scores = {
        "group-sum": stack([q[:, g].sum(1) for g in groups]),
        "group-max": stack([z[:, g].max(1) for g in groups]),
        "group-mean": stack([z[:, g].mean(1) for g in groups]),
        "group-sum-weighted": stack([(q[:, g] * share[g]).sum(1) for g in groups]),
        "group-max-weighted": stack([shifted[:, g].max(1) for g in taking]),
        "group-mean-weighted": stack([shifted[:, g].mean(1) for g in taking]),
    }
    labels = random.randint(len(plan), size=len(z))
    return {
        "plan": plan,
        "pseudoLabels": pseudo.tolist(),
        "logits": z.tolist(),
        "labels": labels.tolist(),
        "scores": {key: values.tolist() for key, values in scores.items()},
        "accuracy": {key: float((values.argmax(1) == labels).mean()) for key, values in scores.items()},
    }


cases = [case(PLANS[0], empty=[1, 6]), case(PLANS[1]), case(PLANS[2]), case(PLANS[3], empty=[2], unseen=[2])]
target = pathlib.Path(__file__).parents[1] / "resources/tailsplit/training/readouts.json"
target.write_text(json.dumps(cases, separators=(",", ":")) + "\n")

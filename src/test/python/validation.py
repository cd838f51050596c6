"""Validation parts cut from training images, with NumPy itself: src/test/resources/tailsplit/imbalance/validation.csv.

    python3 src/test/python/validation.py
"""
import csv
import hashlib

import numpy as np

CLASSES, IMAGES, SEED = 10, 5000, 3
labels = (np.arange(IMAGES) * 7 + np.arange(IMAGES) // 10) % CLASSES


def long_tailed(positions, factor):
    largest = max(len(each) for each in positions)
    generator = np.random.RandomState(SEED)
    kept = []
    for c, each in enumerate(positions):
        each = each.copy()
        generator.shuffle(each)
        kept.append(each[:int(largest * factor ** (c / (CLASSES - 1.0)))])
    return kept


def cut(positions, amount, seed):
    generator = np.random.RandomState(seed)
    parts = []
    for each in positions:
        each = np.sort(each)
        n = amount if amount >= 1 else min(max(1, int(np.floor(amount * len(each) + .5))), len(each) - 1)
        generator.shuffle(each)
        parts.append(each[:n])
    return parts


def without(positions, parts):
    return [each[~np.isin(each, part)] for each, part in zip(positions, parts)]


def digest(positions):
    return hashlib.sha256(np.concatenate(positions).astype('>i4').tobytes()).hexdigest()


def spaced(positions):
    return ' '.join(str(len(each)) for each in positions)


with open('src/test/resources/tailsplit/imbalance/validation.csv', 'w', newline='') as out:
    table = csv.writer(out, lineterminator='\n')
    table.writerow(['order', 'factor', 'amount', 'seed', 'train_counts', 'validation_counts', 'train', 'validation'])
    everything = [np.where(labels == c)[0] for c in range(CLASSES)]
    for order in ('before', 'after'):
        for factor in (.1, .02):
            for amount in (5, .2, .013):
                for seed in (0, 2024, 4294967295):
                    if order == 'before':
                        validation = cut(everything, amount, seed)
                        train = long_tailed(without(everything, validation), factor)
                    else:
                        kept = long_tailed(everything, factor)
                        validation = cut(kept, amount, seed)
                        train = without(kept, validation)
                    table.writerow([order, factor, amount, seed, spaced(train), spaced(validation), digest(train), digest(validation)])

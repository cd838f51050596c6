"""Long-tailed splits as the LDAM-DRW code draws them, with NumPy itself: src/test/resources/tailsplit/imbalance/splits.csv.

    python3 src/test/python/splits.py
"""
import csv
import hashlib

import numpy as np

CLASSES, IMAGES = 10, 5000
labels = (np.arange(IMAGES) * 7 + np.arange(IMAGES) // 10) % CLASSES

with open('src/test/resources/tailsplit/imbalance/splits.csv', 'w', newline='') as out:
    table = csv.writer(out, lineterminator='\n')
    table.writerow(['profile', 'factor', 'seed', 'images', 'first', 'last', 'sha256'])
    for profile in ('exponential', 'step'):
        for factor in (.1, .037, .02):
            for seed in (0, 1, 7, 2024, 4294967295):
                np.random.seed(seed)
                kept = []
                for c in range(CLASSES):
                    positions = np.where(labels == c)[0]
                    largest = IMAGES / CLASSES
                    if profile == 'exponential':
                        n = int(largest * factor ** (c / (CLASSES - 1.0)))
                    else:
                        n = int(largest if c < CLASSES // 2 else largest * factor)
                    np.random.shuffle(positions)
                    kept.append(positions[:n])
                kept = np.concatenate(kept)
                digest = hashlib.sha256(kept.astype('>i4').tobytes()).hexdigest()
                table.writerow([profile, factor, seed, len(kept), kept[0], kept[-1], digest])

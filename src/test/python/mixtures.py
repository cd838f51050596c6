"""Gaussian mixtures with full covariances, fitted by scikit-learn from given starts, as long as the program goes on:
src/test/resources/tailsplit/splitting/mixtures.npz.

    python3 src/test/python/mixtures.py
"""
import numpy as np
from sklearn.mixture import GaussianMixture

LEAST_VARIANCE = 1e-6


def main():
    rng = np.random.RandomState(11)
    # three long clouds in four dimensions, two of which touch
    clouds = [rng.randn(n, 4) @ rng.randn(4, 4) + centre
              for n, centre in ((120, [0, 0, 0, 0]), (80, [6, -6, 6, 0]), (40, [3, 5, -7, 4]))]
    points = np.concatenate(clouds)
    n, size = points.shape
    arrays = {'points': points}
    for k in (1, 2, 3, 4):
        start = np.argsort(np.argsort(points[:, 0])) * k // n
        weights = np.bincount(start) / n
        means = np.array([points[start == c].mean(0) for c in range(k)])
        covariances = [np.cov(points[start == c].T, bias=True) + LEAST_VARIANCE * np.eye(size) for c in range(k)]
        mixture = GaussianMixture(k, covariance_type='full', tol=1e-4, max_iter=200, reg_covar=LEAST_VARIANCE, weights_init=weights,
                                  means_init=means, precisions_init=np.linalg.inv(covariances)).fit(points)
        arrays[f'{k}.start'] = start
        arrays[f'{k}.logLikelihood'] = np.array([mixture.score(points) * n])
        arrays[f'{k}.bic'] = np.array([mixture.bic(points)])
        arrays[f'{k}.assigned'] = mixture.predict(points)
        print(k, arrays[f'{k}.logLikelihood'], arrays[f'{k}.bic'], np.bincount(arrays[f'{k}.assigned']), mixture.n_iter_)
    np.savez('src/test/resources/tailsplit/splitting/mixtures.npz', **arrays)


main()

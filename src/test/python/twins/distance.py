"""Distances of features to centres, as tailsplit/clustering/Distance.java writes them for TorchScript."""
import torch


class Distance:
    def __init__(self, kind):
        """kind: euclidean, squared or cosine"""
        self.kind = kind

    def distance(self, f, c):
        """f, c [batch, features]: each image's feature and its centre -> [batch]"""
        if self.kind == 'euclidean':
            return ((f - c) ** 2).sum(1).sqrt()
        if self.kind == 'squared':
            return ((f - c) ** 2).sum(1)
        norms = ((f * f).sum(1) * (c * c).sum(1)).sqrt()
        away = 1 - (f * c).sum(1) / norms
        return torch.where(norms == 0, 0., away.clamp(min=0))                # none to or from the origin

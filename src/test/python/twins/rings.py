"""Rings around the moving centre of each class (Yuan et al., 2023, Eq. 2 to 4), as tailsplit/clustering/Rings.java writes them for
TorchScript.
"""
import torch

from .distance import Distance
from .dynamic_clustering import DynamicClustering


class Rings(Distance, DynamicClustering):
    def __init__(self, of_batch, distance, widths, scarce):
        """
        of_batch: the weight of the batch's mean in the centre (Eq. 4's alpha, or 1 - alpha)
        distance: euclidean, squared or cosine
        widths: equal-width, quantile or running-maximum
        scarce: rings, or innermost where a class has fewer images in the batch than subclasses
        """
        super().__init__(distance)
        self.of_batch, self.widths, self.scarce = of_batch, widths, scarce

    def rank(self, d, labels):
        """[batch]: how many images of the same class are nearer to its centre, or as near and earlier in the batch."""
        near = torch.sort(d, stable=True)[1]
        order = near[torch.sort(labels[near], stable=True)[1]]                # class by class, the nearest first
        classes = labels[order]
        place = torch.arange(len(labels)) - torch.searchsorted(classes, classes)
        return torch.zeros_like(labels).scatter(0, order, place).double()

    def bins(self, d, given, owner):
        """[pseudo-classes]: widths of rings of equal size, from the farthest image of one to the farthest within it."""
        outer = (given * d[:, None]).amax(0)
        at = torch.arange(len(owner))
        inside = (owner[None] == owner[:, None]) & (at[None] < at[:, None])   # rings of the same class further in
        inner = (inside.double() * outer[None]).amax(1)
        return (outer - inner).clamp(min=0)

    def place(self, f, labels, images, memory, subclasses, offsets, owner, numbers):
        """-> pseudo-classes [batch], distances to the centre [batch], widths of the rings [pseudo-classes]"""
        _, centres, largest = memory
        member = self.chosen(labels, numbers[:len(subclasses)])               # [batch, classes]
        n = member.sum(0)
        present = n > 0

        # Eq. 4: the centre of a class moves towards the batch's mean; the first mean is the first centre
        mean = member.T @ f / n.clamp(min=1)[:, None]
        old = centres.double()
        moved = mean * self.of_batch + old * (1 - self.of_batch)
        new = torch.where(old.isnan(), mean, moved)
        centres.copy_(torch.where(present[:, None], new, old))

        d = self.distance(f, centres.double()[labels])
        farthest = (member * d[:, None]).amax(0)                              # [classes], of the batch
        largest.copy_(torch.maximum(largest.double(), farthest))              # so far

        # Eq. 2 and 3: ring k of SN reaches from k w to (k + 1) w, where SN w is the farthest
        reach = largest.double() if self.widths == 'running-maximum' else farthest
        width = reach / subclasses
        w, parts, size = width[labels], subclasses[labels], n[labels]         # of each image's class
        if self.widths == 'quantile':
            ring = (self.rank(d, labels) * parts / size).floor()
        else:
            ring = torch.where(w > 0, torch.minimum((d / w).ceil() - 1, parts - 1).clamp(min=0), 0.)
        if self.scarce == 'innermost':
            ring = torch.where(size < parts, 0., ring)
        assigned = offsets[labels] + ring.long()

        given = self.chosen(assigned, numbers[:len(owner)])
        widths = self.bins(d, given, owner) if self.widths == 'quantile' else width[owner]
        return assigned, d, widths * present[owner].double()

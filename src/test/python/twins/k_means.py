"""Online k-means within each class (MacQueen, 1967; in batches as Sculley, 2010), as tailsplit/clustering/KMeans.java
writes it for TorchScript.
"""
import torch

from .distance import Distance
from .dynamic_clustering import DynamicClustering


class KMeans(Distance, DynamicClustering):
    def __init__(self, of_batch, distance):
        """of_batch: the weight of the batch's mean in a centre; distance: euclidean or cosine"""
        super().__init__(distance)
        self.of_batch = of_batch

    def seeded(self, f, old, own, labels, owner):
        """[pseudo-classes, features]: the next images of a class become the centres that it lacks, the first the first."""
        none = old[:, 0].isnan().double()                                     # [pseudo-classes]: has no centre
        number = torch.arange(len(owner))
        inside = (owner[None] == owner[:, None]) & (number[None] < number[:, None])
        turn = (inside.double() * none[None]).sum(1)                          # centres that lack one before it, in its class
        at = torch.arange(len(labels))
        earlier = (labels[None] == labels[:, None]) & (at[None] < at[:, None])
        place = earlier.double().sum(1)                                       # [batch]: images of its class before it
        called = (place[:, None] == turn[None]).double()
        seeds = own * called * none[None]                                     # [batch, pseudo-classes]: at most one a column
        return torch.where((seeds.sum(0) > 0)[:, None], seeds.T @ f, old)

    def place(self, f, labels, images, memory, subclasses, offsets, owner, numbers):
        """-> pseudo-classes [batch], distances to the centre [batch], no widths [pseudo-classes]"""
        _, centres = memory
        own = self.chosen(labels, owner)                                      # [batch, pseudo-classes]: of the image's class
        c = self.seeded(f, centres.double(), own, labels, owner)
        unknown = c.isnan()
        known = torch.where(unknown, 0., c)

        # The nearest centre of an image's class. Of a distance only what differs between centres is computed.
        products = f @ known.T
        squares = (known * known).sum(1)
        if self.kind == 'euclidean':
            away = squares[None] - 2 * products                               # |f - c|^2 less |f|^2
        else:
            away = -products / squares.clamp(min=1e-300).sqrt()[None]
        there = own * (1 - unknown[:, 0].double()[None])                      # of the class, and has a centre
        assigned = torch.where(there > 0, away, 1e300).argmin(1)

        # Every centre that got images moves towards their mean.
        given = self.chosen(assigned, numbers[:len(owner)])
        n = given.sum(0)
        mean = given.T @ f / n.clamp(min=1)[:, None]
        moved = mean * self.of_batch + c * (1 - self.of_batch)
        d = self.distance(f, c[assigned])
        centres.copy_(torch.where((n > 0)[:, None], moved, c))
        return assigned, d, self.nothing(n)

    def rest(self, tally, memory):
        """A centre without an image in an epoch is forgotten, and starts again from the next image of its class."""
        _, centres = memory
        unused = (tally[0] == 0)[:, None]
        return centres.copy_(torch.where(unused, self.nothing(centres), centres))

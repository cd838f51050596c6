"""A random split, the control experiment, as tailsplit/clustering/RandomSplit.java writes it for TorchScript."""
import torch

from .dynamic_clustering import DynamicClustering


class RandomSplit(DynamicClustering):
    def __init__(self, redraw='never'):
        """redraw: never, or batch where an image gets another pseudo-label whenever it comes"""
        self.redraw = redraw

    def shifted(self, x, bits, mask):
        """A logical shift to the right: int64 has only the arithmetic one."""
        return (x >> bits) & mask

    def place(self, f, labels, images, memory, subclasses, offsets, owner, numbers):
        """There are no distances and no widths."""
        if self.redraw == 'never':
            pseudo, = memory                                                  # what was drawn before training
            assigned = pseudo[images]
        else:
            _, draws = memory                                                 # [classes]: batches so far, from anywhere
            draws += 1
            a = (images + 1) * -7046029254386353131 + draws[:1].long() * -4658895280553007687
            b = (a ^ self.shifted(a, 30, 2**34 - 1)) * -4658895280553007687   # SplitMix64's finaliser
            c = (b ^ self.shifted(b, 27, 2**37 - 1)) * -7723592293110705685
            z = c ^ self.shifted(c, 31, 2**33 - 1)
            share = self.shifted(z, 11, 2**53 - 1).double() / 2**53           # from 0 to below 1
            assigned = offsets[labels] + (share * subclasses[labels]).floor().long()
        return assigned, self.nothing(f[:, 0]), self.nothing(owner.double())

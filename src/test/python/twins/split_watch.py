"""How well pseudo-labels are learned, and which units of the label mapper are active, as tailsplit/training/SplitWatch.java writes
it for TorchScript.
"""
import torch


class SplitWatch:
    def labels(self, logits, assigned, classes, owner, sums):
        """
        logits [batch, pseudo-classes]; assigned, classes [batch]; owner [pseudo-classes]: the class of each
        sums [2, classes], changed in place: images whose pseudo-label has the largest logit within its class, and images
        """
        foreign = owner[None] != classes[:, None]
        own = logits - foreign.float() * 1e30
        right = (own.argmax(1) == assigned).double()
        return sums.index_add_(1, classes, torch.stack([right, torch.ones_like(right)]))

    def units(self, hidden, active):
        """hidden [batch, units] before the activation; active [units], changed in place: which were above 0 for an image"""
        return active.logical_or_((hidden > 0).any(0))

    def clear(self, sums, active):
        active.zero_()
        return sums.zero_()

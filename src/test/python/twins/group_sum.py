"""Class scores of pseudo-logits without anything to learn, as tailsplit/network/GroupSum.java writes it for TorchScript."""
import torch


class GroupSum:
    def scores(self, logits, outside):
        """
        The logarithm of the sum of the softmax over a class's pseudo-classes.

        logits [batch, pseudo-classes]; outside [classes, pseudo-classes]: 0 where the pseudo-class is of the class, else
        minus infinity, which leaves it out of the sum -> [batch, classes]
        """
        logs = torch.log_softmax(logits, 1)
        return torch.logsumexp(logs[:, None] + outside, 2)

"""Class scores of pseudo-logits without anything to learn, as tailsplit/training/GroupScores.java writes them for TorchScript."""
import torch


class GroupScores:
    """logits [batch, pseudo-classes]; outside [classes, pseudo-classes]: 0 where the pseudo-class is of the class, else minus
    infinity, which leaves it out -> [batch, classes]
    """

    def group_sum(self, logits, outside):
        """The logarithm of the sum of the softmax over a class's pseudo-classes."""
        logs = torch.log_softmax(logits, 1)
        return torch.logsumexp(logs[:, None] + outside, 2)

    def group_max(self, logits, outside):
        """The largest of a class's pseudo-logits."""
        return (logits[:, None] + outside).amax(2)

    def group_mean(self, logits, outside):
        """The mean of a class's pseudo-logits."""
        inside = outside.exp()
        return logits @ inside.T / inside.sum(1)

"""Mean loss and accuracy of an epoch, as tailsplit/training/Meter.java writes them for TorchScript."""
import torch


class Meter:
    def add(self, loss, scores, classes, sums):
        """Of a batch to the sums: of the loss over the images, of those classified right, of the images."""
        n = len(scores)
        right = (scores.argmax(1) == classes).double().sum()
        sums += torch.stack([loss.double() * n, right, torch.full_like(right, n)])
        return sums

    def clear(self, sums):
        return sums.zero_()

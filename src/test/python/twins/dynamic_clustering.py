"""What every clustering does with the pseudo-classes that it gives, as tailsplit/training/DynamicClustering.java writes it for
TorchScript. A clustering brings `place` and `rest`: ring_script.py, k_means_script.py and random_script.py.

No loop over the classes: all images of a batch are compared with all classes at once, in 64-bit numbers, where the features
are, so that nothing waits for a GPU.
"""
import torch


class DynamicClustering:
    def chosen(self, each, numbers):
        """[n, len(numbers)], 1 where `each` is that number, else 0: a one-hot row for each."""
        return (each[:, None] == numbers[None]).double()

    def nothing(self, like):
        return torch.full_like(like, float('nan'))

    def assign(self, features, labels, images, centres, largest, tally, pseudo, subclasses, offsets, owner, numbers):
        """
        Of this batch: features [batch, features], labels [batch], images [batch]: which of the images trained on they are.

        Kept from batch to batch, and changed in place:
        centres [centres, features], NaN where there is none yet
        largest [classes]: the largest distance to a centre so far
        tally [4, pseudo-classes]: of this epoch images, sum of distances, sum of widths, batches with an image of the class
        pseudo [images + 1]: the last pseudo-class of each image; the last place takes what is not to be remembered

        Constants: subclasses and offsets [classes]: number of subclasses, and first pseudo-class, of each class
        owner [pseudo-classes]: the class of each; numbers: 0, 1, 2 ...

        -> [batch]: pseudo-classes
        """
        assigned, d, widths = self.place(features.double(), labels, images, centres, largest, pseudo, subclasses, offsets,
                                         owner, numbers)
        given = self.chosen(assigned, numbers[:len(owner)])                   # [batch, pseudo-classes]
        n = self.chosen(labels, numbers[:len(subclasses)]).sum(0)             # images of each class
        had = (n > 0)[owner].double()
        tally += torch.stack([given.sum(0), d @ given, widths, had])

        # Of an image that was drawn twice the last pseudo-class counts; indices of a scatter must not repeat.
        at = torch.arange(len(images))
        again = (images[None] == images[:, None]) & (at[None] > at[:, None])  # [batch, batch]: the same image comes later
        spare = len(pseudo) - 1
        pseudo[torch.where(again.any(1), spare, images)] = assigned
        return assigned

    def between(self, tally, centres):
        """Between two epochs."""
        self.rest(tally, centres)
        return tally.zero_()

"""What every clustering does with the pseudo-classes that it gives, as tailsplit/clustering/DynamicClustering.java writes it
for TorchScript. A clustering brings `place`, and `rest` where it needs one: rings.py, k_means.py and random_split.py.

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

    def assign(self, features, labels, images, memory, tally, subclasses, offsets, owner, numbers):
        """
        Of this batch: features [batch, features], labels [batch], images [batch]: which of the images trained on they are.

        Kept from batch to batch, and changed in place:
        memory: first the last pseudo-class of each image [images + 1], whose last place takes what is not to be remembered;
        then what the clustering declares, such as centres [classes or pseudo-classes, features], NaN where there is none yet,
        and the largest distance to each so far [classes]
        tally [4, pseudo-classes]: of this epoch images, sum of distances, sum of widths, batches with an image of the class

        Constants: subclasses and offsets [classes]: number of subclasses, and first pseudo-class, of each class
        owner [pseudo-classes]: the class of each; numbers: 0, 1, 2 ...

        -> [batch]: pseudo-classes
        """
        assigned, d, widths = self.place(features.double(), labels, images, memory, subclasses, offsets, owner, numbers)
        self.count(assigned, d, widths, labels, tally, subclasses, owner, numbers)
        pseudo = memory[0]
        # Of an image that was drawn twice the last pseudo-class counts; indices of a scatter must not repeat.
        at = torch.arange(len(images))
        again = (images[None] == images[:, None]) & (at[None] > at[:, None])  # [batch, batch]: the same image comes later
        spare = len(pseudo) - 1
        pseudo[torch.where(again.any(1), spare, images)] = assigned
        return assigned

    def count(self, assigned, d, widths, labels, tally, subclasses, owner, numbers):
        given = self.chosen(assigned, numbers[:len(owner)])                   # [batch, pseudo-classes]
        n = self.chosen(labels, numbers[:len(subclasses)]).sum(0)             # images of each class
        had = (n > 0)[owner].double()
        tally += torch.stack([given.sum(0), d @ given, widths, had])
        return tally

    def assign_class(self, features, labels, images, memory, tally, subclasses, offsets, owner, numbers):
        """All images of a class at once: features [images trained on, features], images each once."""
        f = features[images].double()
        assigned, d, widths = self.place(f, labels, images, memory, subclasses, offsets, owner, numbers)
        self.count(assigned, d, widths, labels, tally, subclasses, owner, numbers)
        return memory[0].scatter_(0, images, assigned)

    def kept(self, labels, images, memory, tally, subclasses, offsets, owner, numbers):
        """[batch]: the pseudo-classes that images have; of one that has none the first of its class."""
        last = memory[0][images]
        return torch.where(last < 0, offsets[labels], last)

    def count_kept(self, labels, images, memory, tally, subclasses, offsets, owner, numbers):
        assigned = self.kept(labels, images, memory, tally, subclasses, offsets, owner, numbers)
        d, widths = self.nothing(labels.double()), self.nothing(owner.double())
        self.count(assigned, d, widths, labels, tally, subclasses, owner, numbers)
        return assigned

    def rest(self, tally, memory):
        return tally

    def between(self, tally, memory):
        """Between two epochs."""
        self.rest(tally, memory)
        return tally.zero_()

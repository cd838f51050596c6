"""Batches of augmented images, cut where the network computes, as tailsplit/training/DeviceImages.java writes it for
TorchScript. All images of a batch at once, by index arithmetic: a crop of the padded image is a shift.
"""
import torch


class DeviceImages:
    def inside(self, at, size):
        return (at >= 0) & (at < size)

    def load(self, drawn, pixels, labels, table, side):
        """
        drawn [batch, 4]: which image, how far down and right it is shifted, whether it is mirrored
        pixels [images, height, width, channels], bytes; labels [images]
        table [channels, 256]: a byte's normalised value in each channel; side: 0, 1, 2 ... up to the longest side
        -> images [batch, channels, height, width], their labels and which they are
        """
        _, h, w, c = pixels.shape
        n, down, right, mirrored = drawn.T
        across = side[:w][None]
        x = torch.where(mirrored[:, None] > 0, w - 1 - across, across) + right[:, None]  # [batch, width]: where a pixel is from
        y = side[:h][None] + down[:, None]                                               # [batch, height]
        known = self.inside(y, h)[:, :, None] & self.inside(x, w)[:, None]               # not of the padding
        row = n[:, None] * h + y.clamp(0, h - 1)
        at = row[:, :, None] * w + x.clamp(0, w - 1)[:, None]                            # [batch, height, width]
        found = pixels.reshape(-1, c)[at.flatten()].long()
        value = found * known.flatten().long()[:, None]                                  # the padding is a zero byte
        image = table.flatten()[value + 256 * side[:c][None]].reshape(-1, h, w, c)
        return image.permute(0, 3, 1, 2), labels[n], n

    def source(self, at, part, whole):
        """Where the middle of each pixel lies in the part that fills the image: [batch, pixels]"""
        return ((at.float() + 0.5) * (part.float() / whole)[:, None] - 0.5).clamp(0)

    def value(self, n, y, x, pixels, table, side):
        """[batch, height, width, channels]: normalised values of the pixels in these rows and columns"""
        _, h, w, c = pixels.shape
        at = (n[:, None] * h + y)[:, :, None] * w + x[:, None]
        found = pixels.reshape(-1, c)[at.flatten()].long()
        return table.flatten()[found + 256 * side[:c][None]].reshape(-1, h, w, c)

    def resized(self, drawn, pixels, labels, table, side):
        """
        A part of each image scaled to its size, between the four pixels around each point.

        drawn [batch, 6]: which image, the part's top, left, height and width, whether it is mirrored
        the others as above
        """
        _, h, w, _ = pixels.shape
        n, top, left, height, width, mirrored = drawn.T
        across = side[:w][None]
        y = self.source(side[:h][None], height, h)
        x = self.source(torch.where(mirrored[:, None] > 0, w - 1 - across, across), width, w)
        y0, x0 = y.floor().long(), x.floor().long()
        above, before = top[:, None] + y0, left[:, None] + x0
        below = top[:, None] + torch.minimum(y0 + 1, height[:, None] - 1)
        after = left[:, None] + torch.minimum(x0 + 1, width[:, None] - 1)
        lower, righter = (y - y0)[:, :, None, None], (x - x0)[:, None, :, None]
        upper = self.value(n, above, before, pixels, table, side) * (1 - righter) \
            + self.value(n, above, after, pixels, table, side) * righter
        under = self.value(n, below, before, pixels, table, side) * (1 - righter) \
            + self.value(n, below, after, pixels, table, side) * righter
        return (upper * (1 - lower) + under * lower).permute(0, 3, 1, 2), labels[n], n

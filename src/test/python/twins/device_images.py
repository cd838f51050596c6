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

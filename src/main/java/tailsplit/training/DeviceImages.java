package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import tailsplit.dataset.Crop;
import tailsplit.dataset.ImageSet;
import tailsplit.network.TorchScript;
import tailsplit.random.SplitMix;

/**
 * Where the network computes: of a batch only its indices and the numbers drawn for its images go there. In PyTorch:
 * {@code src/test/python/twins/device_images.py}.
 */
final class DeviceImages implements ImageSource {
    private static final int SHIFTED = 4;
    private static final int RESIZED = 6;

    /** A pixel outside the image has the value of a zero byte, as that of a zero-padded image has. */
    static final String CODE = """
              def inside(self: __torch__.Net, at: Tensor, size: int) -> Tensor:
                return torch.logical_and(torch.ge(at, 0), torch.lt(at, size))
              def load(self: __torch__.Net, drawn: Tensor, pixels: Tensor, labels: Tensor, table: Tensor, side: Tensor) -> List[Tensor]:
                h = torch.size(pixels, 1)
                w = torch.size(pixels, 2)
                c = torch.size(pixels, 3)
                n = torch.select(drawn, 1, 0)
                mirrored = torch.unsqueeze(torch.select(drawn, 1, 3), 1)
                across = torch.unsqueeze(torch.narrow(side, 0, 0, w), 0)
                turned = torch.sub(torch.sub(w, 1), across)
                x = torch.add(torch.where(torch.gt(mirrored, 0), turned, across), torch.unsqueeze(torch.select(drawn, 1, 2), 1))
                y = torch.add(torch.unsqueeze(torch.narrow(side, 0, 0, h), 0), torch.unsqueeze(torch.select(drawn, 1, 1), 1))
                known = torch.logical_and(torch.unsqueeze((self).inside(y, h, ), 2), torch.unsqueeze((self).inside(x, w, ), 1))
                row = torch.add(torch.mul(torch.unsqueeze(n, 1), h), torch.clamp(y, 0, torch.sub(h, 1)))
                at = torch.add(torch.mul(torch.unsqueeze(row, 2), w), torch.unsqueeze(torch.clamp(x, 0, torch.sub(w, 1)), 1))
                found = torch.index_select(torch.reshape(pixels, [-1, c]), 0, torch.reshape(at, [-1]))
                value = torch.mul(torch.to(found, 4), torch.unsqueeze(torch.to(torch.reshape(known, [-1]), 4), 1))
                entry = torch.add(value, torch.mul(torch.unsqueeze(torch.narrow(side, 0, 0, c), 0), 256))
                image = torch.reshape(torch.take(table, entry), [torch.size(drawn, 0), h, w, c])
                return [torch.permute(image, [0, 3, 1, 2]), torch.index_select(labels, 0, n), n]
              def source(self: __torch__.Net, at: Tensor, part: Tensor, whole: int) -> Tensor:
                scale = torch.unsqueeze(torch.div(torch.to(part, 6), whole), 1)
                return torch.clamp(torch.sub(torch.mul(torch.add(torch.to(at, 6), 0.5), scale), 0.5), 0)
              def value(self: __torch__.Net, n: Tensor, y: Tensor, x: Tensor, pixels: Tensor, table: Tensor, side: Tensor) -> Tensor:
                h = torch.size(pixels, 1)
                w = torch.size(pixels, 2)
                c = torch.size(pixels, 3)
                row = torch.add(torch.unsqueeze(torch.mul(n, h), 1), y)
                at = torch.add(torch.mul(torch.unsqueeze(row, 2), w), torch.unsqueeze(x, 1))
                found = torch.to(torch.index_select(torch.reshape(pixels, [-1, c]), 0, torch.reshape(at, [-1])), 4)
                entry = torch.add(found, torch.mul(torch.unsqueeze(torch.narrow(side, 0, 0, c), 0), 256))
                return torch.reshape(torch.take(table, entry), [torch.size(n, 0), h, w, c])
              def resized(self: __torch__.Net, drawn: Tensor, pixels: Tensor, labels: Tensor, table: Tensor, side: Tensor) -> List[Tensor]:
                h = torch.size(pixels, 1)
                w = torch.size(pixels, 2)
                n = torch.select(drawn, 1, 0)
                height = torch.select(drawn, 1, 3)
                width = torch.select(drawn, 1, 4)
                mirrored = torch.unsqueeze(torch.select(drawn, 1, 5), 1)
                across = torch.unsqueeze(torch.narrow(side, 0, 0, w), 0)
                turned = torch.where(torch.gt(mirrored, 0), torch.sub(torch.sub(w, 1), across), across)
                y = (self).source(torch.unsqueeze(torch.narrow(side, 0, 0, h), 0), height, h, )
                x = (self).source(turned, width, w, )
                y0 = torch.to(torch.floor(y), 4)
                x0 = torch.to(torch.floor(x), 4)
                top = torch.unsqueeze(torch.select(drawn, 1, 1), 1)
                left = torch.unsqueeze(torch.select(drawn, 1, 2), 1)
                above = torch.add(top, y0)
                before = torch.add(left, x0)
                below = torch.add(top, torch.minimum(torch.add(y0, 1), torch.unsqueeze(torch.sub(height, 1), 1)))
                after = torch.add(left, torch.minimum(torch.add(x0, 1), torch.unsqueeze(torch.sub(width, 1), 1)))
                lower = torch.unsqueeze(torch.unsqueeze(torch.sub(y, y0), 2), 3)
                righter = torch.unsqueeze(torch.unsqueeze(torch.sub(x, x0), 1), 3)
                a = torch.mul((self).value(n, above, before, pixels, table, side, ), torch.rsub(righter, 1))
                b = torch.mul((self).value(n, above, after, pixels, table, side, ), righter)
                c = torch.mul((self).value(n, below, before, pixels, table, side, ), torch.rsub(righter, 1))
                d = torch.mul((self).value(n, below, after, pixels, table, side, ), righter)
                image = torch.add(torch.mul(torch.add(a, b), torch.rsub(lower, 1)), torch.mul(torch.add(c, d), lower))
                return [torch.permute(image, [0, 3, 1, 2]), torch.index_select(labels, 0, n), n]
            """;

    private final NDManager manager;
    private final int height;
    private final int width;
    private final TorchScript script = TorchScript.load(CODE);
    private final NDArray pixels;
    private final NDArray labels;
    private final NDArray table;
    /** 0, 1, 2 and so on: there are no ranges in TorchScript without a device of their own. */
    private final NDArray side;

    DeviceImages(NDManager parent, ImageSet images, int[] positions, Normalisation normalisation) {
        manager = parent.newSubManager();
        height = images.height();
        width = images.width();
        byte[] image = new byte[images.imageBytes()];
        ByteBuffer chosen = ByteBuffer.allocateDirect(Math.multiplyExact(positions.length, image.length));
        for (int position : positions) {
            images.read(position, image);
            chosen.put(image);
        }
        chosen.flip();
        pixels = manager.create(chosen, new Shape(positions.length, images.height(), images.width(), images.channels()), DataType.UINT8);
        labels = Batches.classes(manager, Arrays.stream(positions).map(position -> images.labels()[position]).toArray());
        float[][] values = normalisation.table();
        table = manager.create(values);
        side = manager.arange(0, Math.max(images.channels(), Math.max(images.height(), images.width())), 1, DataType.INT64);
    }

    @Override
    public Loaded load(NDManager scope, int[] indices, Augmentation augmentation, SplitMix random) {
        boolean resized = augmentation.crop() instanceof Crop.Resized;
        int columns = resized ? RESIZED : SHIFTED;
        long[] drawn = new long[indices.length * columns];
        for (int i = 0; i < indices.length; i++) {
            Augmentation.Drawn each = augmentation.draw(random, height, width);
            drawn[columns * i] = indices[i];
            drawn[columns * i + 1] = each.frame().top();
            drawn[columns * i + 2] = each.frame().left();
            if (resized) {
                drawn[columns * i + 3] = each.frame().height();
                drawn[columns * i + 4] = each.frame().width();
            }
            drawn[columns * i + columns - 1] = each.mirrored() ? 1 : 0;
        }
        NDList loaded = script.call(resized ? "resized" : "load",
                new NDList(scope.create(drawn, new Shape(indices.length, columns)), pixels, labels, table, side), true);
        return new Loaded(loaded.get(0), loaded.get(1), loaded.get(2));
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}

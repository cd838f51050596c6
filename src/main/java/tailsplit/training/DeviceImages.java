package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import tailsplit.dataset.ImageSet;
import tailsplit.network.TorchScript;
import tailsplit.random.SplitMix;

/**
 * Where the network computes: of a batch only its indices and the numbers drawn for its images go there. In PyTorch:
 * {@code src/test/python/twins/device_images.py}.
 */
final class DeviceImages implements ImageSource {
    private static final int DRAWN = 4;

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
            """;

    private final NDManager manager;
    private final TorchScript script = TorchScript.load(CODE);
    private final NDArray pixels;
    private final NDArray labels;
    private final NDArray table;
    /** 0, 1, 2 and so on: there are no ranges in TorchScript without a device of their own. */
    private final NDArray side;

    DeviceImages(NDManager parent, ImageSet images, int[] positions, Normalisation normalisation) {
        manager = parent.newSubManager();
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
        long[] drawn = new long[indices.length * DRAWN];
        for (int i = 0; i < indices.length; i++) {
            Augmentation.Drawn each = augmentation.draw(random);
            drawn[DRAWN * i] = indices[i];
            drawn[DRAWN * i + 1] = each.down();
            drawn[DRAWN * i + 2] = each.right();
            drawn[DRAWN * i + 3] = each.mirrored() ? 1 : 0;
        }
        NDList loaded = script.call("load",
                new NDList(scope.create(drawn, new Shape(indices.length, DRAWN)), pixels, labels, table, side), true);
        return new Loaded(loaded.get(0), loaded.get(1), loaded.get(2));
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}

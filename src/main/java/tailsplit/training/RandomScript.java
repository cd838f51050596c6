package tailsplit.training;

import java.util.stream.IntStream;
import tailsplit.random.SplitMix;
import tailsplit.splitting.SubclassPlan;

/**
 * A fixed random split: every image keeps the pseudo-label drawn for it before training. There are no centres. In PyTorch:
 * {@code src/test/python/twins/random_script.py}.
 */
final class RandomScript {
    static final String CODE = """
              def place(self: __torch__.Net, f: Tensor, labels: Tensor, images: Tensor, centres: Tensor, largest: Tensor,
                  pseudo: Tensor, subclasses: Tensor, offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
                p = torch.to(torch.zeros_like(owner), 7)
                return (torch.index_select(pseudo, 0, images), (self).nothing(torch.select(f, 1, 0), ), (self).nothing(p, ))
              def rest(self: __torch__.Net, tally: Tensor, centres: Tensor) -> Tensor:
                return centres
            """;

    private RandomScript() {}

    /**
     * Parts of equal size: those of a class differ by at most one image.
     *
     * @param classes of each image
     * @return the pseudo-label of each image
     */
    static int[] draw(SubclassPlan plan, int[] classes, SplitMix random) {
        int[] order = IntStream.range(0, classes.length).toArray();
        random.shuffle(order);
        int[] next = new int[plan.classes()];
        int[] offsets = plan.offsets();
        int[] labels = new int[classes.length];
        for (int image : order) {
            int c = classes[image];
            labels[image] = offsets[c] + next[c]++ % plan.subclasses(c);
        }
        return labels;
    }
}

package tailsplit.clustering;

import java.util.List;
import java.util.stream.IntStream;
import tailsplit.random.SplitMix;
import tailsplit.setting.Kind;
import tailsplit.splitting.SubclassPlan;

/**
 * A fixed random split into parts of equal size, the control experiment, which looks at no feature: every image keeps the
 * pseudo-label drawn for it before training. In PyTorch: {@code src/test/python/twins/random_split.py}.
 */
public record RandomSplit() implements Clustering {
    static final Kind<Clustering> KIND = new Kind<>("random", "Random", "Random", "A fixed random split, the control experiment that "
            + "looks at no feature.", List.of(), _ -> new RandomSplit());

    @Override
    public String place() {
        return """
              def place(self: __torch__.Net, f: Tensor, labels: Tensor, images: Tensor, memory: List[Tensor],
                  subclasses: Tensor, offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
                pseudo = memory[0]
                p = torch.to(torch.zeros_like(owner), 7)
                return (torch.index_select(pseudo, 0, images), (self).nothing(torch.select(f, 1, 0), ), (self).nothing(p, ))
            """;
    }

    /** Those of a class differ by at most one image. */
    @Override
    public int[] firstLabels(SubclassPlan plan, int[] classes, SplitMix random) {
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

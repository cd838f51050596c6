package tailsplit.clustering;

import java.util.List;
import java.util.stream.IntStream;
import tailsplit.random.SplitMix;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.splitting.SubclassPlan;

/**
 * A random split, the control experiment, which looks at no feature: every image keeps the pseudo-label drawn for it before
 * training, in parts of equal size, or gets another one in every batch. In PyTorch: {@code src/test/python/twins/random_split.py}.
 */
public record RandomSplit(Redraw redraw) implements Clustering {
    public static final Setting<Redraw> REDRAW = Setting.axis("splitting.redraw", "Drawn again", OneOf.of(Redraw.class), Redraw.NEVER,
            "Whether a random pseudo-label is drawn again whenever its image comes in a batch: the control experiment for pseudo-labels "
                    + "that change.");
    static final Kind<Clustering> KIND = new Kind<>("random", "Random", "Random", "A random split, the control experiment that looks at "
            + "no feature.", List.of(REDRAW), values -> new RandomSplit(values.get(REDRAW)));

    /** When an image's pseudo-label is drawn again. */
    public enum Redraw implements ConstantOption {
        NEVER(""),
        /** Whenever the image is in a batch. */
        BATCH("Drawn again in every batch.");

        private final String help;

        Redraw(String help) {
            this.help = help;
        }

        @Override
        public String help() {
            return help;
        }

        @Override
        public List<Setting<?>> settings() {
            return this == BATCH ? List.of(Assignment.FREEZE_FROM) : List.of();
        }
    }

    @Override
    public boolean looksAtFeatures() {
        return false;
    }

    /** Batches, counted from a number that is drawn. */
    @Override
    public List<StateArray> state() {
        return redraw == Redraw.BATCH ? List.of(StateArray.drawn("draws")) : List.of();
    }

    /** A number is drawn as SplitMix64's finaliser makes one of the image's and the batch's number. */
    @Override
    public String place() {
        String labels = redraw == Redraw.NEVER ? """
                    assigned = torch.index_select(memory[0], 0, images)
                """ : """
                    _0 = torch.add_(memory[1], 1)
                    count = torch.to(torch.narrow(memory[1], 0, 0, 1), 4)
                    a = torch.add(torch.mul(torch.add(images, 1), -7046029254386353131), torch.mul(count, -4658895280553007687))
                    b = torch.mul(torch.bitwise_xor(a, (self).shifted(a, 30, 17179869183, )), -4658895280553007687)
                    c = torch.mul(torch.bitwise_xor(b, (self).shifted(b, 27, 137438953471, )), -7723592293110705685)
                    z = torch.bitwise_xor(c, (self).shifted(c, 31, 8589934591, ))
                    share = torch.div(torch.to((self).shifted(z, 11, 9007199254740991, ), 7), 9007199254740992.)
                    part = torch.floor(torch.mul(share, torch.index_select(subclasses, 0, labels)))
                    assigned = torch.add(torch.index_select(offsets, 0, labels), torch.to(part, 4))
                """;
        return """
              def shifted(self: __torch__.Net, x: Tensor, bits: int, mask: int) -> Tensor:
                return torch.bitwise_and(torch.bitwise_right_shift(x, bits), mask)
              def place(self: __torch__.Net, f: Tensor, labels: Tensor, images: Tensor, memory: List[Tensor],
                  subclasses: Tensor, offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
            """ + labels + """
                p = torch.to(torch.zeros_like(owner), 7)
                return (assigned, (self).nothing(torch.select(f, 1, 0), ), (self).nothing(p, ))
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

package tailsplit.clustering;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tailsplit.clustering.StateArray.Rows;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.OneOf;

/**
 * Rings around the moving centre of each class, the paper's (Yuan et al., 2023, Eq. 2 to 4). The value of a setting named first
 * is the paper's, as printed. In PyTorch: {@code src/test/python/twins/rings.py}.
 */
public record Rings(MovingCentre centre, Widths widths, Scarce scarce) implements Clustering {
    public static final Setting<Widths> WIDTHS = Setting.axis("splitting.rings", "Rings", OneOf.of(Widths.class), Widths.EQUAL_WIDTH,
            "Where one subclass ends and the next begins: equal widths up to the batch's farthest image (Equations 2 "
                    + "and 3), equal numbers of images, or equal widths up to the farthest image so far.");
    public static final Setting<Scarce> SCARCE = Setting.axis("splitting.scarce", "Scarce classes", OneOf.of(Scarce.class),
            Scarce.RINGS,
            "Classes with fewer images in a batch than subclasses: split as any other, as printed, or kept in the "
                    + "innermost subclass.");
    static final Kind<Clustering> KIND = new Kind<>("rings", "Rings", "Rings", "Rings around the moving centre of the class, as in "
            + "the paper.", Stream.of(MovingCentre.SETTINGS, List.<Setting<?>>of(WIDTHS, SCARCE), Assignment.SETTINGS).flatMap(List::stream)
                    .toList(),
            values -> new Rings(MovingCentre.of(values), values.get(WIDTHS), values.get(SCARCE)));

    /** How the distances of a class are cut into rings. */
    public enum Widths implements ConstantOption {
        /** Rings of equal width up to the batch's largest distance (Eq. 2 and 3). */
        EQUAL_WIDTH,
        /** Subclasses of equal size in the batch. */
        QUANTILE,
        /** Rings of equal width up to the largest distance seen so far. */
        RUNNING_MAXIMUM
    }

    /** What happens to a class with fewer images in the batch than it has subclasses. */
    public enum Scarce implements ConstantOption { RINGS, INNERMOST }

    public static Rings asPrinted() {
        return new Rings(new MovingCentre(0.99, MovingCentre.Average.CURRENT, Distance.EUCLIDEAN), Widths.EQUAL_WIDTH, Scarce.RINGS);
    }

    /** The centres of the classes and the largest distance to each. */
    @Override
    public List<StateArray> state() {
        return List.of(StateArray.centres(Rows.CLASS), new StateArray("largest-distances", Rows.CLASS, false, 0));
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public String place() {
        double batch = centre.ofBatch();
        String reach = widths == Widths.RUNNING_MAXIMUM ? "torch.to(largest, 7)" : "farthest";
        boolean quantile = widths == Widths.QUANTILE;
        String ring = quantile ? "torch.floor(torch.div(torch.mul((self).rank(d, labels, ), parts), size))"
                : "torch.where(torch.gt(w, 0), torch.clamp(torch.minimum(torch.sub(torch.ceil(torch.div(d, w)), 1), "
                        + "torch.sub(parts, 1)), 0), torch.zeros_like(d))";
        String placed = scarce == Scarce.INNERMOST
                ? "torch.where(torch.lt(size, parts), torch.zeros_like(ring), ring)" : "ring";
        String width = quantile ? "(self).bins(d, given, owner, )" : "torch.index_select(width, 0, owner)";
        return centre.distance().code() + String.format(Locale.ROOT, """
              def rank(self: __torch__.Net, d: Tensor, labels: Tensor) -> Tensor:
                near = torch.argsort(d, stable=True)
                order = torch.index_select(near, 0, torch.argsort(torch.index_select(labels, 0, near), stable=True))
                classes = torch.index_select(labels, 0, order)
                at = torch.sub(torch.cumsum(torch.ones_like(labels), 0), 1)
                place = torch.sub(at, torch.searchsorted(classes, classes))
                return torch.to(torch.scatter(torch.zeros_like(labels), 0, order, place), 7)
              def bins(self: __torch__.Net, d: Tensor, given: Tensor, owner: Tensor) -> Tensor:
                outer = torch.amax(torch.mul(given, torch.unsqueeze(d, 1)), [0])
                at = torch.cumsum(torch.ones_like(owner), 0)
                inside = torch.logical_and(torch.eq(torch.unsqueeze(owner, 0), torch.unsqueeze(owner, 1)),
                    torch.lt(torch.unsqueeze(at, 0), torch.unsqueeze(at, 1)))
                inner = torch.amax(torch.mul(torch.to(inside, 7), torch.unsqueeze(outer, 0)), [1])
                return torch.clamp(torch.sub(outer, inner), 0)
              def place(self: __torch__.Net, f: Tensor, labels: Tensor, images: Tensor, memory: List[Tensor],
                  subclasses: Tensor, offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
                centres = memory[1]
                largest = memory[2]
                member = (self).chosen(labels, torch.narrow(numbers, 0, 0, torch.size(subclasses, 0)), )
                n = torch.sum(member, [0])
                present = torch.gt(n, 0)
                mean = torch.div(torch.matmul(torch.t(member), f), torch.unsqueeze(torch.clamp(n, 1), 1))
                old = torch.to(centres, 7)
                moved = torch.add(torch.mul(mean, %1$s), torch.mul(old, %2$s))
                new = torch.where(torch.isnan(old), mean, moved)
                _0 = torch.copy_(centres, torch.where(torch.unsqueeze(present, 1), new, old))
                d = (self).distance(f, torch.index_select(torch.to(centres, 7), 0, labels), )
                farthest = torch.amax(torch.mul(member, torch.unsqueeze(d, 1)), [0])
                _1 = torch.copy_(largest, torch.maximum(torch.to(largest, 7), farthest))
                width = torch.div(%3$s, subclasses)
                w = torch.index_select(width, 0, labels)
                parts = torch.index_select(subclasses, 0, labels)
                size = torch.index_select(n, 0, labels)
                ring = %4$s
                assigned = torch.add(torch.index_select(offsets, 0, labels), torch.to(%5$s, 4))
                given = (self).chosen(assigned, torch.narrow(numbers, 0, 0, torch.size(owner, 0)), )
                widths = torch.mul(%6$s, torch.to(torch.index_select(present, 0, owner), 7))
                return (assigned, d, widths)
            """, batch, 1 - batch, reach, ring, placed, width);
    }
}

package tailsplit.training;

import java.util.Locale;
import tailsplit.splitting.Clustering;
import tailsplit.splitting.Clustering.Scarce;
import tailsplit.splitting.Clustering.Widths;

/**
 * Rings around the moving centre of each class (Yuan et al., 2023, Eq. 2 to 4). In PyTorch:
 * {@code src/test/python/twins/ring_script.py}.
 */
final class RingScript {
    private RingScript() {}

    static String code(Clustering.Rings rings) {
        double batch = rings.centre().ofBatch();
        String reach = rings.widths() == Widths.RUNNING_MAXIMUM ? "torch.to(largest, 7)" : "farthest";
        boolean quantile = rings.widths() == Widths.QUANTILE;
        String ring = quantile ? "torch.floor(torch.div(torch.mul((self).rank(d, labels, ), parts), size))"
                : "torch.where(torch.gt(w, 0), torch.clamp(torch.minimum(torch.sub(torch.ceil(torch.div(d, w)), 1), "
                        + "torch.sub(parts, 1)), 0), torch.zeros_like(d))";
        String scarce = rings.scarce() == Scarce.INNERMOST
                ? "torch.where(torch.lt(size, parts), torch.zeros_like(ring), ring)" : "ring";
        String widths = quantile ? "(self).bins(d, given, owner, )" : "torch.index_select(width, 0, owner)";
        return DistanceScript.code(rings.centre().distance()) + String.format(Locale.ROOT, """
              def rank(self: __torch__.Net, d: Tensor, labels: Tensor) -> Tensor:
                same = torch.eq(torch.unsqueeze(labels, 0), torch.unsqueeze(labels, 1))
                at = torch.cumsum(torch.ones_like(labels), 0)
                earlier = torch.lt(torch.unsqueeze(at, 0), torch.unsqueeze(at, 1))
                nearer = torch.lt(torch.unsqueeze(d, 0), torch.unsqueeze(d, 1))
                level = torch.eq(torch.unsqueeze(d, 0), torch.unsqueeze(d, 1))
                before = torch.logical_or(nearer, torch.logical_and(level, earlier))
                return torch.sum(torch.to(torch.logical_and(same, before), 7), [1])
              def bins(self: __torch__.Net, d: Tensor, given: Tensor, owner: Tensor) -> Tensor:
                outer = torch.amax(torch.mul(given, torch.unsqueeze(d, 1)), [0])
                at = torch.cumsum(torch.ones_like(owner), 0)
                inside = torch.logical_and(torch.eq(torch.unsqueeze(owner, 0), torch.unsqueeze(owner, 1)),
                    torch.lt(torch.unsqueeze(at, 0), torch.unsqueeze(at, 1)))
                inner = torch.amax(torch.mul(torch.to(inside, 7), torch.unsqueeze(outer, 0)), [1])
                return torch.clamp(torch.sub(outer, inner), 0)
              def place(self: __torch__.Net, f: Tensor, labels: Tensor, images: Tensor, centres: Tensor, largest: Tensor,
                  pseudo: Tensor, subclasses: Tensor, offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
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
              def rest(self: __torch__.Net, tally: Tensor, centres: Tensor) -> Tensor:
                return centres
            """, batch, 1 - batch, reach, ring, scarce, widths);
    }
}

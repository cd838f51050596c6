package tailsplit.clustering;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tailsplit.clustering.StateArray.Rows;
import tailsplit.setting.Kind;

/**
 * Online k-means within each class: an image goes to the nearest centre of its class, then every centre that got images
 * moves towards their mean (MacQueen, "Some methods for classification and analysis of multivariate observations", 1967; in
 * batches as Sculley, "Web-scale k-means clustering", 2010). The first images of a class become its first centres, as in
 * MacQueen. The features move as the network learns, so a centre moves by Eq. 4 of the paper instead of by one over its
 * number of images, and one without an image in an epoch starts again from the next image of its class. In PyTorch:
 * {@code src/test/python/twins/k_means.py}.
 */
public record KMeans(MovingCentre centre) implements Clustering {
    static final Kind<Clustering> KIND = new Kind<>("k-means", "k-means", "k-means", "Online k-means: each subclass has a moving centre "
            + "of its own.", Stream.of(MovingCentre.SETTINGS, Assignment.SETTINGS).flatMap(List::stream).toList(),
            values -> new KMeans(MovingCentre.of(values)));

    @Override
    public List<StateArray> state() {
        return List.of(StateArray.centres(Rows.SUBCLASS));
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public String place() {
        double batch = centre.ofBatch();
        String away = switch (centre.distance()) {
            // |f - c|^2 less |f|^2, which is the same for all centres
            case EUCLIDEAN, SQUARED -> "torch.sub(torch.unsqueeze(squares, 0), torch.mul(products, 2))";
            case COSINE -> "torch.neg(torch.div(products, torch.unsqueeze(torch.sqrt(torch.clamp(squares, 1e-300)), 0)))";
        };
        return centre.distance().code() + String.format(Locale.ROOT, """
              def seeded(self: __torch__.Net, f: Tensor, old: Tensor, own: Tensor, labels: Tensor, owner: Tensor) -> Tensor:
                none = torch.to(torch.isnan(torch.select(old, 1, 0)), 7)
                number = torch.cumsum(torch.ones_like(owner), 0)
                inside = torch.logical_and(torch.eq(torch.unsqueeze(owner, 0), torch.unsqueeze(owner, 1)),
                    torch.lt(torch.unsqueeze(number, 0), torch.unsqueeze(number, 1)))
                turn = torch.sum(torch.mul(torch.to(inside, 7), torch.unsqueeze(none, 0)), [1])
                at = torch.cumsum(torch.ones_like(labels), 0)
                earlier = torch.logical_and(torch.eq(torch.unsqueeze(labels, 0), torch.unsqueeze(labels, 1)),
                    torch.lt(torch.unsqueeze(at, 0), torch.unsqueeze(at, 1)))
                place = torch.sum(torch.to(earlier, 7), [1])
                called = torch.to(torch.eq(torch.unsqueeze(place, 1), torch.unsqueeze(turn, 0)), 7)
                seeds = torch.mul(torch.mul(own, called), torch.unsqueeze(none, 0))
                has = torch.gt(torch.sum(seeds, [0]), 0)
                return torch.where(torch.unsqueeze(has, 1), torch.matmul(torch.t(seeds), f), old)
              def place(self: __torch__.Net, f: Tensor, labels: Tensor, images: Tensor, memory: List[Tensor],
                  subclasses: Tensor, offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
                centres = memory[1]
                own = (self).chosen(labels, owner, )
                c = (self).seeded(f, torch.to(centres, 7), own, labels, owner, )
                unknown = torch.isnan(c)
                known = torch.where(unknown, torch.zeros_like(c), c)
                products = torch.matmul(f, torch.t(known))
                squares = torch.sum(torch.mul(known, known), [1])
                away = %1$s
                open = torch.mul(own, torch.rsub(torch.to(torch.unsqueeze(torch.select(unknown, 1, 0), 0), 7), 1))
                never = torch.mul(torch.ones_like(away), 1e300)
                assigned = torch.argmin(torch.where(torch.gt(open, 0), away, never), 1)
                given = (self).chosen(assigned, torch.narrow(numbers, 0, 0, torch.size(owner, 0)), )
                n = torch.sum(given, [0])
                mean = torch.div(torch.matmul(torch.t(given), f), torch.unsqueeze(torch.clamp(n, 1), 1))
                moved = torch.add(torch.mul(mean, %2$s), torch.mul(c, %3$s))
                d = (self).distance(f, torch.index_select(c, 0, assigned), )
                _0 = torch.copy_(centres, torch.where(torch.unsqueeze(torch.gt(n, 0), 1), moved, c))
                return (assigned, d, (self).nothing(n, ))
            """, away, batch, 1 - batch);
    }

    /** A centre that got no image is forgotten. */
    @Override
    public String rest() {
        return """
              def rest(self: __torch__.Net, tally: Tensor, memory: List[Tensor]) -> Tensor:
                centres = memory[1]
                unused = torch.unsqueeze(torch.eq(torch.select(tally, 0, 0), 0), 1)
                return torch.copy_(centres, torch.where(unused, (self).nothing(centres, ), centres))
            """;
    }
}

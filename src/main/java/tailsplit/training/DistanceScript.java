package tailsplit.training;

import tailsplit.splitting.Clustering;

/**
 * The distance of each feature to its centre, {@code [batch]}; a cosine distance to or from the origin is 0. In PyTorch:
 * {@code src/test/python/twins/distance_script.py}.
 */
final class DistanceScript {
    private DistanceScript() {}

    static String code(Clustering.Distance distance) {
        return switch (distance) {
            case EUCLIDEAN -> """
                      def distance(self: __torch__.Net, f: Tensor, c: Tensor) -> Tensor:
                        return torch.sqrt(torch.sum(torch.pow(torch.sub(f, c), 2), [1]))
                    """;
            case COSINE -> """
                      def distance(self: __torch__.Net, f: Tensor, c: Tensor) -> Tensor:
                        norms = torch.sqrt(torch.mul(torch.sum(torch.mul(f, f), [1]), torch.sum(torch.mul(c, c), [1])))
                        away = torch.rsub(torch.div(torch.sum(torch.mul(f, c), [1]), norms), 1)
                        return torch.where(torch.eq(norms, 0), torch.zeros_like(norms), torch.clamp(away, 0))
                    """;
        };
    }
}

package tailsplit.clustering;

import tailsplit.setting.ConstantOption;

/** Between an image's feature and a centre. In PyTorch: {@code src/test/python/twins/distance.py}. */
public enum Distance implements ConstantOption {
    EUCLIDEAN,
    /** To or from the origin it is 0. */
    COSINE,
    /** The square of the Euclidean distance: rings of equal width lie closer together the further out they are. */
    SQUARED;

    /** The TorchScript method {@code distance} of features and centres, both {@code [batch, features]}; it returns {@code [batch]}. */
    String code() {
        return switch (this) {
            case EUCLIDEAN -> """
                      def distance(self: __torch__.Net, f: Tensor, c: Tensor) -> Tensor:
                        return torch.sqrt(torch.sum(torch.pow(torch.sub(f, c), 2), [1]))
                    """;
            case SQUARED -> """
                      def distance(self: __torch__.Net, f: Tensor, c: Tensor) -> Tensor:
                        return torch.sum(torch.pow(torch.sub(f, c), 2), [1])
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

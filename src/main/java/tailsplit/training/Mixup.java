package tailsplit.training;

import ai.djl.ndarray.NDArray;
import java.util.stream.IntStream;
import tailsplit.loss.Criterion;
import tailsplit.random.SplitMix;

/**
 * Mixup (Zhang et al., "mixup: Beyond Empirical Risk Minimization", 2018): a batch is mixed with itself in another order,
 * image by image, and its loss is mixed alike: {@code l L(z, y_i) + (1 - l) L(z, y_j)}, with l from Beta(alpha, alpha), one
 * for the batch, as in the paper.
 *
 * @param images  {@code [batch, channels, height, width]}: {@code l x_i + (1 - l) x_j}
 * @param first   classes of the images as they came, {@code [batch]}, int64
 * @param second  classes of those mixed into them
 * @param share   l, a scalar
 * @param rest    1 - l, a scalar
 * @param leading the classes with the larger share
 */
record Mixup(NDArray images, NDArray first, NDArray second, NDArray share, NDArray rest, NDArray leading) {
    /** @param alpha above 0 */
    static Mixup draw(Batches.Batch batch, double alpha, SplitMix random) {
        double share = beta(alpha, random);
        int[] partners = IntStream.range(0, Math.toIntExact(batch.images().getShape().get(0))).toArray();
        random.shuffle(partners);
        return of(batch, share, partners);
    }

    /** @param partners which image of the batch is mixed into each */
    static Mixup of(Batches.Batch batch, double share, int[] partners) {
        NDArray order = Batches.classes(batch.manager(), partners);
        NDArray large = batch.manager().create((float) share);
        NDArray small = batch.manager().create((float) (1 - share));
        NDArray second = batch.classes().get(order);
        NDArray images = batch.images().mul(large).add(batch.images().get(order).mul(small));
        return new Mixup(images, batch.classes(), second, large, small, share >= 0.5 ? batch.classes() : second);
    }

    NDArray loss(Criterion criterion, NDArray logits) {
        return criterion.of(logits, first).mul(share).add(criterion.of(logits, second).mul(rest));
    }

    /** A number of Beta(alpha, alpha): a over a + b, both of Gamma(alpha). */
    static double beta(double alpha, SplitMix random) {
        double a = gamma(alpha, random);
        double b = gamma(alpha, random);
        return a + b == 0 ? (random.nextBoolean() ? 1 : 0) : a / (a + b);
    }

    /** Marsaglia and Tsang, "A simple method for generating gamma variables", 2000. */
    private static double gamma(double shape, SplitMix random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = StrictMath.pow(1 + c * x, 3);
            if (v > 0 && StrictMath.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}

package tailsplit.metric;

import java.util.List;
import java.util.stream.Stream;
import tailsplit.setting.ConstantOption;

/**
 * What decides on an image's class. With pseudo-logits z_k and their softmax q_k, what is weighted corrects them by n_k / n_c,
 * the share of its class's training images that pseudo-class k holds. A network that was trained on balanced counts of the
 * pseudo-classes takes every one of them for equally full; a class of more subclasses then has too much weight, and the
 * correction takes it back. A pseudo-class without an image takes no part; for the mapper, which needs all its inputs, it
 * counts as one of a single image.
 *
 * <p>The order never changes; a new one goes to the end.
 */
public enum Decider implements ConstantOption {
    /** The classifier of a run without splitting. */
    CLASSIFIER,
    MAPPER,
    /** The sum of q_k over a class's pseudo-classes. */
    GROUP_SUM,
    /** The largest z_k of a class. */
    GROUP_MAX,
    /** The mean of z_k over a class's pseudo-classes. */
    GROUP_MEAN,
    /** The mapper, fed with z_k + log(n_k / n_c). */
    MAPPER_WEIGHTED,
    /** The sum of q_k n_k / n_c. */
    GROUP_SUM_WEIGHTED,
    /** The largest z_k + log(n_k / n_c). */
    GROUP_MAX_WEIGHTED,
    /** The mean of z_k + log(n_k / n_c). */
    GROUP_MEAN_WEIGHTED;

    /** Those that need pseudo-classes and no mapper. */
    public static final List<Decider> GROUPS = Stream.of(values()).filter(each -> each.name().startsWith("GROUP")).toList();

    public boolean isWeighted() {
        return name().endsWith("WEIGHTED");
    }

    /** {@code Group sum, weighted}. */
    @Override
    public String label() {
        return ConstantOption.super.label().replace(" weighted", ", weighted");
    }
}

package tailsplit.splitting;

import tailsplit.setting.ConstantOption;

/** How the logits of a class's pseudo-classes become one score. */
public enum Grouping implements ConstantOption {
    /** The logarithm of the summed softmax. */
    GROUP_SUM,
    /** The largest. */
    GROUP_MAX,
    /** The mean. */
    GROUP_MEAN
}

package tailsplit.run;

import tailsplit.setting.ConstantOption;

/** What decides on an image's class. */
public enum Decider implements ConstantOption {
    /** The classifier of a run without splitting. */
    CLASSIFIER,
    MAPPER,
    /** The sum of the softmax over a class's pseudo-classes. */
    GROUP_SUM,
    /** The largest pseudo-logit of a class. */
    GROUP_MAX
}

package tailsplit.splitting;

import tailsplit.setting.ConstantOption;

/** How the logits of a class's pseudo-classes become one score. */
public enum Grouping implements ConstantOption {
    /** The logarithm of the summed softmax. */
    GROUP_SUM("The sum of the softmax over a class's subclasses is its score; nothing is learned."),
    /** The largest. */
    GROUP_MAX("A class's largest pseudo-logit is its score; nothing is learned."),
    /** The mean. */
    GROUP_MEAN("The mean of a class's pseudo-logits is its score; nothing is learned.");

    private final String help;

    Grouping(String help) {
        this.help = help;
    }

    @Override
    public String help() {
        return help;
    }
}

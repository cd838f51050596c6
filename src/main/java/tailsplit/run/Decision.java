package tailsplit.run;

import java.util.Locale;

/** What decides on an image's class. */
public enum Decision {
    /** The classifier of a run without splitting. */
    CLASSIFIER,
    MAPPER,
    /** The sum of the softmax over a class's pseudo-classes. */
    GROUP_SUM,
    /** The largest pseudo-logit of a class. */
    GROUP_MAX;

    /** As in files: {@code group-sum}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

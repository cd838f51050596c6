package tailsplit.metric;

import java.util.List;
import java.util.Locale;

/** The accuracy of a split that is read otherwise than the run itself reads it. Without splitting it is the plain accuracy. */
public final class DeciderAccuracy {
    public static final Metric GROUP_SUM = of(Decider.GROUP_SUM, "where the sum of the softmax over a class's subclasses decides");
    public static final Metric GROUP_MAX = of(Decider.GROUP_MAX, "where the largest pseudo-logit decides");
    public static final Metric GROUP_MEAN = of(Decider.GROUP_MEAN, "where the mean of a class's pseudo-logits decides");
    public static final Metric GROUP_SUM_WEIGHTED = of(Decider.GROUP_SUM_WEIGHTED,
            "by group sum, each softmax times the share of its class's training images that the subclass holds");
    public static final Metric GROUP_MAX_WEIGHTED = of(Decider.GROUP_MAX_WEIGHTED,
            "by group max, each pseudo-logit plus the logarithm of its subclass's share of the class's training images");
    public static final Metric GROUP_MEAN_WEIGHTED = of(Decider.GROUP_MEAN_WEIGHTED,
            "by group mean, each pseudo-logit plus the logarithm of its subclass's share of the class's training images");
    public static final Metric MAPPER_WEIGHTED = of(Decider.MAPPER_WEIGHTED,
            "of the label mapper fed with each pseudo-logit plus the logarithm of its subclass's share of the class's training images");

    /** In the order in which tables and files have them. A new one goes to the end. */
    public static final List<Metric> ALL = List.of(GROUP_SUM, GROUP_MAX, GROUP_MEAN, GROUP_SUM_WEIGHTED, GROUP_MAX_WEIGHTED,
            GROUP_MEAN_WEIGHTED, MAPPER_WEIGHTED);

    private DeciderAccuracy() {}

    /** Whose accuracy one of {@link #ALL} is. */
    public static Decider decider(Metric metric) {
        return Decider.valueOf(metric.key().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Metric of(Decider decider, String how) {
        String label = decider.label();
        return new Metric(decider.key(), Metric.camelCase(decider.key()) + "Accuracy",
                "Accuracy by " + label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1), label,
                "The accuracy " + how + ".", true, images -> images.accuracyBy(decider));
    }
}

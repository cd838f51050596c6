package tailsplit.metric;

/** The accuracy of pseudo-classes without a label mapper. */
public final class GroupAccuracy {
    public static final Metric SUM = new Metric("group-sum", "groupSumAccuracy", "Accuracy by group sum", "Group sum",
            "The accuracy where the sum of the softmax over a class's subclasses decides.", true, Classified::groupSum);
    public static final Metric MAX = new Metric("group-max", "groupMaxAccuracy", "Accuracy by group max", "Group max",
            "The accuracy where the largest pseudo-logit decides.", true, Classified::groupMax);

    private GroupAccuracy() {}
}

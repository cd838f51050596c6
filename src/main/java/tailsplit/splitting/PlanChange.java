package tailsplit.splitting;

import java.util.List;

/**
 * A plan made of another by merging and splitting.
 *
 * @param origins of each pseudo-class of {@code plan}, in its order
 * @param reasons of the classes whose subclasses changed
 */
public record PlanChange(SubclassPlan plan, List<Origin> origins, List<Reason> reasons) {
    public PlanChange {
        origins = List.copyOf(origins);
        reasons = List.copyOf(reasons);
    }

    /**
     * What a pseudo-class was before.
     *
     * @param of   pseudo-classes of the plan before, one or, where they were merged, several
     * @param half it is one of the two halves of it
     */
    public record Origin(List<Integer> of, boolean half) {
        public Origin {
            of = List.copyOf(of);
        }
    }

    /** @param why sentences for the user */
    public record Reason(int label, int subclasses, String why) {}

    public boolean isNone() {
        return reasons.isEmpty();
    }
}

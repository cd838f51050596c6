package tailsplit.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tailsplit.random.SplitMix;
import tailsplit.splitting.SubclassPlan;

/**
 * How the images of a class are put into its subclasses. A new one is a class like those beside this, and a line in
 * {@link Clusterings}: its name and settings become settings, a choice in the form, an ablation axis and a part of the guide.
 *
 * <p>It computes in TorchScript, for all images of a batch at once and without a loop over the classes: {@link DynamicClustering}
 * calls it, keeps count and remembers. Its twin in PyTorch has methods of the same names.
 */
public interface Clustering {
    /**
     * The method {@code place} in TorchScript, indented by two spaces, and the methods that it calls:
     *
     * <pre>{@code
     * place(self: __torch__.Net, f: Tensor, labels: Tensor, images: Tensor, memory: List[Tensor],
     *     subclasses: Tensor, offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tuple[Tensor, Tensor, Tensor]
     * }</pre>
     *
     * It is given the features {@code [batch, features]} in 64-bit numbers, the class of each image and which of the images
     * trained on it is, both {@code [batch]}; as {@code memory} the last pseudo-label of each image trained on, -1 where it has
     * none, and then the arrays of {@link #state}, which it changes in place; the number of subclasses of each class in
     * 64-bit numbers and its first pseudo-class, both {@code [classes]}; the class of each pseudo-class; and 0, 1, 2 and so on.
     * What is not said to be otherwise is int64.
     *
     * <p>It returns the pseudo-classes {@code [batch]}, int64; in 64-bit numbers the distance of each image to its centre
     * {@code [batch]} and the width of each pseudo-class {@code [pseudo-classes]}, NaN where there are none:
     * {@code (self).nothing(like, )} has the shape of what it is given. {@code (self).chosen(each, numbers, )} is a row for
     * each, 1 where it is that number, else 0.
     */
    String place();

    /** The method {@code rest(self, tally, memory)} in TorchScript, between two epochs; nothing happens in this one. */
    default String rest() {
        return DynamicClustering.NO_REST;
    }

    /** What it remembers from batch to batch, beside the pseudo-label of each image. */
    default List<StateArray> state() {
        return List.of();
    }

    /** The pseudo-label of each image before training; -1, as in this one, where it is not known until it is placed. */
    default int[] firstLabels(SubclassPlan plan, int[] classes, SplitMix random) {
        int[] none = new int[classes.length];
        Arrays.fill(none, -1);
        return none;
    }

    /** Whether {@code place} looks at features; one that does not places all images alike. */
    default boolean looksAtFeatures() {
        return true;
    }

    /** Whether {@code place} gives distances or widths, by which a subclass is wide or narrow. */
    default boolean hasWidth() {
        return false;
    }

    /** Whether each class has a centre or each subclass; empty where there are no centres. */
    default Optional<StateArray.Rows> centres() {
        return state().stream().filter(StateArray::isCentres).map(StateArray::rows).findFirst();
    }

    /** The centres {@code [pseudo-classes, features]}; empty where subclasses have none of their own. */
    default Optional<float[]> subclassCentres(ClusteringState state) {
        return centres().filter(rows -> rows == StateArray.Rows.SUBCLASS).flatMap(_ -> state.centres());
    }
}

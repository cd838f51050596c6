package tailsplit.training;

import java.util.List;
import java.util.Optional;

/**
 * Which of a model's arrays have a part for each pseudo-class, by their names in a checkpoint.
 *
 * @param rows   {@code [pseudo-classes, any]}: the classifier's weight, and the momenta of all its parameters
 * @param bias   {@code [pseudo-classes]} of the classifier; a cosine one has none
 * @param mapper the first layer of the label mapper, where there is one
 */
record SubclassArrays(List<String> rows, Optional<String> bias, Optional<FirstLayer> mapper) {
    SubclassArrays {
        rows = List.copyOf(rows);
    }

    /**
     * @param weight   {@code [hidden, pseudo-classes]}
     * @param momentum of the weight
     * @param bias     {@code [hidden]}
     */
    record FirstLayer(String weight, String momentum, String bias) {}
}

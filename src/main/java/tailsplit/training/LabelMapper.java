package tailsplit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.OptionalDouble;
import tailsplit.network.BiasStart;
import tailsplit.network.Head;
import tailsplit.random.SplitMix;
import tailsplit.splitting.Mapper;
import tailsplit.splitting.MapperInput;

/** The learned label mapper: a perceptron and what it reads of an image. */
final class LabelMapper {
    private static final float SMALLEST_VARIANCE = 1e-12f;

    private final Head head;
    private final MapperInput input;
    private final int pseudoClasses;
    private final NDArray smallestVariance;

    LabelMapper(NDManager manager, SplitMix random, Mapper.Learned kind, OptionalDouble cosine, BiasStart biases, int pseudoClasses,
            int classes) {
        head = new Head(manager, random, cosine, biases, pseudoClasses, kind.hidden(), classes);
        input = kind.input();
        this.pseudoClasses = pseudoClasses;
        smallestVariance = manager.create(SMALLEST_VARIANCE);
    }

    Head head() {
        return head;
    }

    /**
     * Class scores at test.
     *
     * @param logits {@code [batch, pseudo-classes]}
     * @return {@code [batch, classes]}
     */
    NDArray scores(NDArray logits) {
        return head.logits(read(logits));
    }

    /**
     * Class scores in training.
     *
     * @param assigned {@code [batch]}, int64: the pseudo-labels that the images were given
     */
    NDArray scores(NDArray logits, NDArray assigned) {
        return head.logits(read(logits, assigned));
    }

    /** The hidden layer before its activation in training, {@code [batch, hidden]}. */
    NDArray hidden(NDArray logits, NDArray assigned) {
        return head.hidden(read(logits, assigned));
    }

    /** Moves the hidden layer so that each of its units is 0 on the average over a batch. */
    void centre(NDArray logits, NDArray assigned) {
        head.centre(read(logits, assigned));
    }

    private NDArray read(NDArray logits, NDArray assigned) {
        return input == MapperInput.PSEUDO_LABEL ? assigned.oneHot(pseudoClasses) : read(logits);
    }

    private NDArray read(NDArray logits) {
        return switch (input) {
            case LOGITS -> logits;
            case SOFTMAX -> logits.softmax(1);
            case LOG_SOFTMAX -> logits.logSoftmax(1);
            case STANDARDISED -> {
                NDArray centred = logits.sub(logits.mean(new int[] {1}, true));
                yield centred.div(centred.square().mean(new int[] {1}, true).add(smallestVariance).sqrt());
            }
            case PSEUDO_LABEL -> logits.argMax(1).oneHot(pseudoClasses);
        };
    }
}

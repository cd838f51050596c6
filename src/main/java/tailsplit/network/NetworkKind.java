package tailsplit.network;

import ai.djl.ndarray.NDManager;
import java.util.Locale;
import tailsplit.random.SplitMix;
import tailsplit.setting.Option;

/** A network that can be chosen: what it takes, what it gives, how large it is, and how it is made. */
public interface NetworkKind extends Option {
    /** The length of the vector that it makes of an image. */
    int features();

    /** The images that it takes. */
    default NetworkInput input() {
        return NetworkInput.ANY;
    }

    /**
     * Numbers that are trained, without a classifier's.
     *
     * @param channels of the images
     */
    long parameters(int channels);

    /**
     * Floating-point operations of a training step for each image: two for every multiplication and addition, forward,
     * for the weights' gradients and, but for the first layer, for the inputs'. Estimates of time rest on it.
     */
    double trainingFlop(int channels, int height, int width);

    /**
     * @param manager  owns its arrays
     * @param channels of the images, which {@link #input} has
     */
    Network create(NDManager manager, int channels, Precision precision, SplitMix random);

    /** How large it is with images in colour. */
    @Override
    default String help() {
        return String.format(Locale.ROOT, "%,d parameters without the classifier, %d features.", parameters(3), features());
    }
}
